package io.riskhub.hub.http.routes;

import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.http.receiving.RequestDeadlines;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads request bodies, never more of them than allowed. */
public final class Bodies {

  private Bodies() {}

  /** The whole body, which is empty when the request has none. */
  public static byte[] read(ServerRequest request, int maxBytes) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    if (request.headers().contentLength().orElse(0) > maxBytes) {
      throw tooLarge(maxBytes);
    }
    // Not closed: closing reads on, also where the framing is wrong and no end will come.
    InputStream in = request.content().inputStream();
    try {
      byte[] body = in.readNBytes(maxBytes + 1);
      if (body.length > maxBytes) {
        in.transferTo(OutputStream.nullOutputStream());
        throw tooLarge(maxBytes);
      }
      RequestDeadlines.received(request);
      return body;
    } catch (ProblemException | CloseConnectionException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (e instanceof RequestException refused
          && refused.status().equals(Status.REQUEST_ENTITY_TOO_LARGE_413)) {
        throw tooLarge(maxBytes);
      }
      // The web server's reader throws several kinds, for a caller that went away or broken chunks.
      throw new ProblemException(
          Status.BAD_REQUEST_400, "the body ended early or is wrongly framed; send it again");
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
