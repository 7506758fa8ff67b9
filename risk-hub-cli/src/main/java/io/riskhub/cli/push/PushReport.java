package io.riskhub.cli.push;

import com.fasterxml.jackson.core.JsonGenerator;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import java.io.IOException;
import java.io.PrintWriter;

/** Writes results to standard output as they come. */
interface PushReport {

  void result(PushResult result) throws IOException;

  void end(PushTally tally) throws IOException;

  /** The report in the format that was asked for. */
  static PushReport in(OutputOptions output) throws IOException {
    return switch (output.format()) {
      case TABLE -> new Sentence(output.out());
      case JSON -> Document.begin(JsonText.generator(output.out()));
      case NDJSON -> new Lines(output.out());
    };
  }

  /** Only the sum; what went wrong is told on standard error. */
  record Sentence(PrintWriter out) implements PushReport {
    @Override
    public void result(PushResult result) {}

    @Override
    public void end(PushTally tally) {
      out.println(tally.sentence());
    }
  }

  /** A result a line. */
  record Lines(PrintWriter out) implements PushReport {
    @Override
    public void result(PushResult result) {
      out.println(JsonText.write(result, OutputFormat.NDJSON));
    }

    @Override
    public void end(PushTally tally) {}
  }

  /** One document, which is closed at the end. */
  record Document(JsonGenerator json) implements PushReport {

    static Document begin(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeArrayFieldStart("results");
      return new Document(json);
    }

    @Override
    public void result(PushResult result) throws IOException {
      json.writePOJO(result);
    }

    @Override
    public void end(PushTally tally) throws IOException {
      json.writeEndArray();
      json.writePOJOField("summary", tally.summary());
      json.writeEndObject();
      json.writeRaw('\n');
      json.flush();
    }
  }
}
