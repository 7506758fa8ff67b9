package io.riskhub.hub.http;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads request bodies, never more of them than allowed. */
final class Bodies {

  private Bodies() {}

  /** The whole body, which is empty when the request has none. */
  static byte[] read(ServerRequest request, int maxBytes) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    if (request.headers().contentLength().orElse(0) > maxBytes) {
      throw tooLarge(maxBytes);
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] body = in.readNBytes(maxBytes + 1);
      if (body.length > maxBytes) {
        throw tooLarge(maxBytes);
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the body", e);
    }
  }

  private static ProblemException tooLarge(int maxBytes) {
    return new ProblemException(
        Status.REQUEST_ENTITY_TOO_LARGE_413,
        "the body is larger than "
            + maxBytes
            + " bytes; put covariance, returns or stress into blobs and send their refs");
  }
}
