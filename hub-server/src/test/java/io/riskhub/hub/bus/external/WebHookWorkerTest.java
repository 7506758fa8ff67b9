package io.riskhub.hub.bus.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.riskhub.hub.bus.consumer.SnapshotEvent;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebHookWorkerTest {

  private static final byte[] MESSAGE =
      "{\"specversion\":\"1.0\"}".getBytes(StandardCharsets.UTF_8);
  private static final SnapshotEvent EVENT =
      new SnapshotEvent(Snapshots.of("w", "v1", "2026-01-01"), MESSAGE);

  private final AtomicReference<String> got = new AtomicReference<>("");
  private volatile int status = 200;
  private HttpServer server;
  private WebHookWorker worker;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          got.set(
              exchange.getRequestHeaders().getFirst("Content-Type")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    worker =
        new WebHookWorker(
            URI.create("http://127.0.0.1:%d/s3cret".formatted(server.getAddress().getPort())),
            Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    worker.close();
    server.stop(0);
  }

  @Test
  void theEventIsPostedAsItCame() throws Exception {
    worker.handle(EVENT);

    assertThat(got.get()).isEqualTo("application/cloudevents+json {\"specversion\":\"1.0\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503})
  void aStatusThatMayPassIsTriedAgain(int passing) {
    status = passing;

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> worker.handle(EVENT))
        .withMessageContaining("answered " + passing)
        .withMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 404, 410, 422})
  void anyOtherStatusEndsIt(int last) {
    status = last;

    assertThatExceptionOfType(RejectedEventException.class)
        .isThrownBy(() -> worker.handle(EVENT))
        .withMessageContaining("answered " + last);
  }
}
