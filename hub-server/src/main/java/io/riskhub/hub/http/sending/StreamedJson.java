package io.riskhub.hub.http.sending;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Sends JSON while it is made. An answer that cannot be finished breaks its connection, so that no
 * reader takes a part for the whole.
 */
public final class StreamedJson {

  private final StalledCallers stalled;

  public StreamedJson(StalledCallers stalled) {
    this.stalled = stalled;
  }

  /** Writes the answer. */
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Sends an answer; when this returns, its caller's system has taken all of it. */
  public void send(ServerResponse response, Body body) {
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    OutputStream out = response.outputStream();
    try (GuardedStream guarded = stalled.guard(out)) {
      body.writeTo(guarded);
      // Only after all of it was written: this ends the answer as if it were whole.
      guarded.finish(() -> end(response, out));
    } catch (IOException e) {
      throw new UncheckedIOException("the answer cannot be made: " + e.getMessage(), e);
    }
  }

  /** Writes a part of an answer. */
  public static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Closing leaves the last bytes to the web server, which may wait for the caller with them. */
  private static void end(ServerResponse response, OutputStream out) throws IOException {
    out.close();
    if (response instanceof RoutingResponse routing) {
      routing.commit();
    }
  }
}
