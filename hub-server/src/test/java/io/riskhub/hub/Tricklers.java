package io.riskhub.hub;

import io.riskhub.testkit.RawConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Callers that send a byte a second: some never end their first line, some never their headers,
 * some never their body.
 */
final class Tricklers implements AutoCloseable {

  private static final List<String> BEGINNINGS =
      List.of(
          "G",
          "GET /risk-hub/worlds HTTP/1.1\r\nHost: hub\r\nX-Slow: ",
          """
          POST /risk-hub/worlds/w/snapshots HTTP/1.1\r
          Host: hub\r
          X-Actor: gateway\r
          X-Stage: live\r
          Content-Length: 100000\r
          \r
          {""");

  private static final byte[] MORE = "x".getBytes(StandardCharsets.US_ASCII);

  private final List<RawConnection> connections = new ArrayList<>();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> trickling;

  /** Connects so many, which all begin a request and go on with a byte a second. */
  Tricklers(URI hub, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      connections.add(RawConnection.open(hub).send(BEGINNINGS.get(i % BEGINNINGS.size())));
    }
    trickling = pace.scheduleAtFixedRate(this::sendMore, 1, 1, TimeUnit.SECONDS);
  }

  private void sendMore() {
    for (RawConnection connection : connections) {
      try {
        connection.send(MORE);
      } catch (IOException e) {
        // It was cut off, as it should be.
      }
    }
  }

  List<RawConnection> connections() {
    return connections;
  }

  @Override
  public void close() throws IOException {
    trickling.cancel(false);
    pace.close();
    for (RawConnection connection : connections) {
      connection.close();
    }
  }
}
