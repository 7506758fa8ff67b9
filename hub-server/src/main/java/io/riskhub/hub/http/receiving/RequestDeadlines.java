package io.riskhub.hub.http.receiving;

import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Cuts connections off whose request does not come to its end in time, be the caller silent or
 * trickle byte after byte: the server's own timeouts know only about connections without a request.
 *
 * <p>A connection is read by one thread, from its first byte to its last. Interrupting that thread
 * while it reads closes the connection; once a request is there as a whole, nothing is interrupted.
 */
public final class RequestDeadlines implements Http1ConnectionListener, AutoCloseable {

  /** How often to look, as a part of the patience. */
  private static final int LOOKS = 8;

  private final Duration patience;
  private final Map<Thread, Incoming> incoming = new ConcurrentHashMap<>();
  private final ScheduledFuture<?> looking;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("request-deadlines").factory());

  /**
   * Begins to watch.
   *
   * @param patience how long headers and body of a request may take, give or take an eighth
   */
  public RequestDeadlines(Duration patience) {
    this.patience = patience;
    long pause = patience.dividedBy(LOOKS).toNanos();
    this.looking = watch.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.NANOSECONDS);
  }

  /** A request begins: its first line is there. */
  @Override
  public void prologue(ConnectionContext context, HttpPrologue prologue) {
    Incoming before =
        incoming.put(Thread.currentThread(), new Incoming(System.nanoTime() + patience.toNanos()));
    // One that was answered without its body being wanted, and is cut off at this very moment: the
    // interrupt must not come when this request is worked on.
    if (before != null && !before.end()) {
      throw new CloseConnectionException("the request before took too long");
    }
  }

  /** Has {@link #received(ServerRequest)} find this watch. */
  public void watch(ServerRequest request) {
    request.context().register(RequestDeadlines.class, this);
    if (!request.content().hasEntity()) {
      received();
    }
  }

  /**
   * A request is there as a whole, so that it is the server's turn.
   *
   * @throws CloseConnectionException when it was cut off at this very moment
   */
  public static void received(ServerRequest request) {
    request
        .context()
        .get(RequestDeadlines.class, RequestDeadlines.class)
        .ifPresent(RequestDeadlines::received);
  }

  private void received() {
    Incoming request = incoming.remove(Thread.currentThread());
    if (request != null && !request.end()) {
      throw new CloseConnectionException("the request took too long");
    }
  }

  private void look() {
    long now = System.nanoTime();
    incoming.forEach(
        (reader, request) -> {
          if (now - request.deadline > 0 && request.end()) {
            reader.interrupt();
          } else if (!reader.isAlive()) {
            incoming.remove(reader, request);
          }
        });
  }

  /** Watches no longer. */
  @Override
  public void close() {
    looking.cancel(false);
    watch.shutdown();
  }

  /** A request on its way. */
  private static final class Incoming {

    private final long deadline;
    private boolean ended;

    Incoming(long deadline) {
      this.deadline = deadline;
    }

    /** Whether this call was the first: either the request was received, or it is cut off. */
    synchronized boolean end() {
      boolean first = !ended;
      ended = true;
      return first;
    }
  }
}
