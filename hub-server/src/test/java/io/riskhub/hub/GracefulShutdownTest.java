package io.riskhub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class GracefulShutdownTest {

  @TempDir private Path directory;

  @Test
  @Timeout(30)
  void finishesARequestThatHasBegunAndAcceptsNoOther() throws Exception {
    RunningHub hub = RunningHub.embedded(directory);
    String body = Snapshots.body("w", "v", "2026-01-01", "");
    try (Socket socket = connect(hub.baseUri())) {
      send(
          socket,
          """
          POST %s HTTP/1.1\r
          Host: hub\r
          X-Actor: gateway\r
          X-Stage: live\r
          Connection: close\r
          Expect: 100-continue\r
          Content-Length: %d\r
          \r
          """
              .formatted(Caller.snapshots("w"), body.length()));
      // The hub says so when it begins to read the body.
      assertThat(read(socket, "HTTP/1.1 100 Continue\r\n\r\n".length()))
          .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

      Thread closing = Thread.ofVirtual().start(hub::close);
      waitUntilRefused(hub.baseUri());
      send(socket, body);

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("Risk-Hub-Outcome: stored");
      assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
    }
    try (RunningHub again = RunningHub.embedded(directory)) {
      assertThat(again.caller().latest("w").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void closesAtOnceWhenOnlyIdleConnectionsAreOpen() {
    RunningHub hub = RunningHub.embedded(directory);
    hub.caller().get("/health/live");

    hub.close();

    assertThatThrownBy(() -> connect(hub.baseUri())).isInstanceOf(ConnectException.class);
  }

  private static Socket connect(URI hub) throws IOException {
    return new Socket(hub.getHost(), hub.getPort());
  }

  private static String read(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static void waitUntilRefused(URI hub) throws IOException {
    while (true) {
      try (Socket socket = connect(hub)) {
        assertThat(socket.isConnected()).isTrue();
        Thread.onSpinWait();
      } catch (ConnectException refused) {
        return;
      }
    }
  }
}
