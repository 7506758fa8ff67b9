package io.riskhub.cli.blob;

import com.fasterxml.jackson.core.JsonGenerator;
import io.riskhub.blob.StoredBlob;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.HumanSize;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a listing as it comes: a store may hold more than fits into memory. */
interface BlobRows {

  void add(StoredBlob blob) throws IOException;

  /** The listing is complete; not to be said of one that failed halfway. */
  void end() throws IOException;

  static BlobRows in(OutputOptions output, Instant now) throws IOException {
    return switch (output.format()) {
      case TABLE -> new Table(output.out(), now);
      case NDJSON -> new Lines(output.out());
      case JSON -> Document.begin(JsonText.generator(output.out()));
    };
  }

  /** A blob in JSON. */
  record Row(String ref, long bytes, @Nullable String modifiedAt) {
    static Row of(StoredBlob blob) {
      return new Row(
          blob.ref().toString(),
          blob.size(),
          blob.lastModified().map(Instant::toString).orElse(null));
    }
  }

  /** Columns of a fixed width, since nobody knows the widest cell before the end. */
  final class Table implements BlobRows {
    private static final String FORM = "%10s  %8s  %s%n";

    private final PrintWriter out;
    private final Instant now;
    private boolean begun;

    Table(PrintWriter out, Instant now) {
      this.out = out;
      this.now = now;
    }

    @Override
    public void add(StoredBlob blob) {
      if (!begun) {
        out.printf(FORM, "size", "age", "ref");
        begun = true;
      }
      String age = blob.lastModified().map(at -> HumanTime.age(at, now)).orElse("-");
      out.printf(FORM, HumanSize.of(blob.size()), age, blob.ref());
    }

    @Override
    public void end() {}
  }

  /** One a line. */
  record Lines(PrintWriter out) implements BlobRows {
    @Override
    public void add(StoredBlob blob) {
      out.println(JsonText.write(Row.of(blob), OutputFormat.NDJSON));
    }

    @Override
    public void end() {}
  }

  /** One document, which is not closed when the listing fails halfway. */
  record Document(JsonGenerator json) implements BlobRows {
    static Document begin(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeArrayFieldStart("blobs");
      return new Document(json);
    }

    @Override
    public void add(StoredBlob blob) throws IOException {
      json.writePOJO(Row.of(blob));
    }

    @Override
    public void end() throws IOException {
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
      json.flush();
    }
  }
}
