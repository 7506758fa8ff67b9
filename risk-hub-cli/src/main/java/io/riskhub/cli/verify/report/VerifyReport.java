package io.riskhub.cli.verify.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import java.io.IOException;
import java.io.PrintWriter;

/** Writes results to standard output as they come. */
public interface VerifyReport {

  void result(VerifyResult result) throws IOException;

  void end(VerifyTally tally) throws IOException;

  /** The report in the format that was asked for. */
  static VerifyReport in(OutputOptions output) throws IOException {
    return switch (output.format()) {
      case TABLE -> new DifferenceTable(output.out());
      case JSON -> Document.begin(JsonText.generator(output.out()));
      case NDJSON -> new Lines(output.out());
    };
  }

  /** A result a line. */
  record Lines(PrintWriter out) implements VerifyReport {
    @Override
    public void result(VerifyResult result) {
      out.println(JsonText.write(result, OutputFormat.NDJSON));
    }

    @Override
    public void end(VerifyTally tally) {}
  }

  /** One document, which is closed at the end. */
  record Document(JsonGenerator json) implements VerifyReport {

    static Document begin(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeArrayFieldStart("results");
      return new Document(json);
    }

    @Override
    public void result(VerifyResult result) throws IOException {
      json.writePOJO(result);
    }

    @Override
    public void end(VerifyTally tally) throws IOException {
      json.writeEndArray();
      json.writePOJOField("summary", tally.summary());
      json.writeEndObject();
      json.writeRaw('\n');
      json.flush();
    }
  }
}
