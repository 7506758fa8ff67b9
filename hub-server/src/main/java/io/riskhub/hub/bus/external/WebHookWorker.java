package io.riskhub.hub.bus.external;

import io.riskhub.hub.bus.consumer.SnapshotEvent;
import io.riskhub.hub.bus.consumer.SnapshotWorker;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/**
 * Posts every event to a web address, as a CloudEvent in structured mode. 2xx means handled, 408,
 * 425, 429 and 5xx that it is to be tried again, any other status that no other attempt will help.
 */
public final class WebHookWorker implements SnapshotWorker, AutoCloseable {

  private static final int SUCCESS = 2;
  private static final int SERVER_ERROR = 5;
  private static final int STATUSES_PER_CLASS = 100;

  /** Request Timeout, Too Early, Too Many Requests. */
  private static final Set<Integer> LATER = Set.of(408, 425, 429);

  private final URI address;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * @param timeout how long an answer may take
   */
  public WebHookWorker(URI address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
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
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .header("Content-Type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(event.message()))
            .build();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    String sentence = withoutSecrets() + " answered " + status;
    int kind = status / STATUSES_PER_CLASS;
    if (kind == SERVER_ERROR || LATER.contains(status)) {
      throw new IOException(sentence);
    }
    if (kind != SUCCESS) {
      throw new RejectedEventException(sentence);
    }
  }

  /** Paths and queries of web hooks often are their passwords. */
  private String withoutSecrets() {
    return "the web hook at " + address.getScheme() + "://" + address.getHost();
  }

  @Override
  public void close() {
    http.close();
  }
}
