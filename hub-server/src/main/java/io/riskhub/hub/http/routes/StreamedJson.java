package io.riskhub.hub.http.routes;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Sends JSON while it is made. An answer that cannot be finished breaks its connection, so that no
 * reader takes a part for the whole.
 */
final class StreamedJson {

  private StreamedJson() {}

  /** Writes the answer. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  static void send(ServerResponse response, Body body) {
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    // Closed only after all of it was written: closing ends the answer as if it were whole.
    OutputStream out = response.outputStream();
    try {
      body.writeTo(out);
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the caller went away", e);
    }
  }

  static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
