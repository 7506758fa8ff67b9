package io.riskhub.hub.bus.external;

import io.riskhub.hub.bus.consumer.SnapshotEvent;
import io.riskhub.hub.bus.consumer.SnapshotWorker;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Posts every event to a web address, as a CloudEvent in structured mode. 2xx means handled, 408,
 * 425, 429 and 5xx that it is to be tried again, any other status that no other attempt will help.
 * An address that names a time for that ({@code Retry-After}) is left alone until then, by events
 * of all worlds, yet for no longer than an answer may take. However many events are under way, it
 * is sent a bounded number at once.
 */
public final class WebHookWorker implements SnapshotWorker, AutoCloseable {

  private static final int SUCCESS = 2;
  private static final int SERVER_ERROR = 5;
  private static final int STATUSES_PER_CLASS = 100;

  private static final int MOST_AT_ONCE = 32;

  /** Request Timeout, Too Early, Too Many Requests. */
  private static final Set<Integer> LATER = Set.of(408, 425, 429);

  private final WebHookAddress address;
  private final Duration timeout;
  private final Clock clock;
  private final HttpClient http;
  private final Semaphore places;
  private final AtomicReference<Instant> notBefore = new AtomicReference<>(Instant.MIN);

  /**
   * A worker that posts every event to {@code address}.
   *
   * @param timeout how long an answer may take, from the connection to its last byte
   */
  public WebHookWorker(WebHookAddress address, Duration timeout, Clock clock) {
    this(address, timeout, clock, MOST_AT_ONCE);
  }

  /** The same with another bound of requests at once. */
  WebHookWorker(WebHookAddress address, Duration timeout, Clock clock, int mostAtOnce) {
    this.address = address;
    this.timeout = timeout;
    this.clock = clock;
    this.places = new Semaphore(mostAtOnce, true);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public void handle(SnapshotEvent event) throws Exception {
    places.acquire();
    try {
      send(event);
    } finally {
      places.release();
    }
  }

  private void send(SnapshotEvent event) throws Exception {
    Duration early = Duration.between(clock.instant(), notBefore.get());
    if (early.isPositive()) {
      Thread.sleep(early);
    }
    HttpResponse<Void> answer = post(event.message());
    int status = answer.statusCode();
    String sentence = "the web hook at %s answered %d".formatted(address, status);
    int kind = status / STATUSES_PER_CLASS;
    if (kind == SERVER_ERROR || LATER.contains(status)) {
      RetryAfter.of(answer.headers(), clock.instant()).ifPresent(this::leaveAlone);
      throw new IOException(sentence);
    }
    if (kind != SUCCESS) {
      throw new RejectedEventException(sentence);
    }
  }

  private void leaveAlone(Duration wanted) {
    Instant until = clock.instant().plus(wanted.compareTo(timeout) > 0 ? timeout : wanted);
    notBefore.accumulateAndGet(until, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** The request's own timeout would end with the first line of the answer. */
  private HttpResponse<Void> post(byte[] message) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.uri())
            .header("Content-Type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(message))
            .build();
    CompletableFuture<HttpResponse<Void>> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException(
          "the web hook at %s took longer than %,d ms".formatted(address, timeout.toMillis()));
    } catch (ExecutionException e) {
      // The cause is told by its kind: what it says may be anything.
      throw new IOException(
          "the web hook at %s cannot be reached (%s)".formatted(address, kind(e)), e);
    } finally {
      answer.cancel(true);
    }
  }

  private static String kind(ExecutionException failure) {
    return failure.getCause() == null ? "" : failure.getCause().getClass().getSimpleName();
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
