package io.riskhub.hub.http.receiving;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.riskhub.hub.http.problem.ProblemException;
import java.util.concurrent.Semaphore;

/** Bounds how many requests are worked on at once; more are asked to come again. */
public final class RequestSlots {

  private static final String RETRY_AFTER_SECONDS = "1";

  private final Semaphore free;

  /**
   * @param most requests at once
   */
  public RequestSlots(int most) {
    this.free = new Semaphore(most);
  }

  /** A handler that runs {@code next} while there is room for it. */
  public Handler before(Handler next) {
    return (request, response) -> {
      if (!free.tryAcquire()) {
        response.header(HeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS);
        throw new ProblemException(
            Status.SERVICE_UNAVAILABLE_503,
            "the hub works on as many requests as it may; send the same request again");
      }
      try {
        next.handle(request, response);
      } finally {
        free.release();
      }
    };
  }
}
