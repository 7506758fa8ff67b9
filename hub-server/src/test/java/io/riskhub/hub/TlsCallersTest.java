package io.riskhub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.stores.BlobStores;
import io.riskhub.hub.http.HttpLimits;
import io.riskhub.hub.tls.ClientAuth;
import io.riskhub.hub.tls.TlsFiles;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RawConnection;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import io.riskhub.tls.TestCa;
import io.riskhub.tls.TlsContexts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What plain connections are spared stays so with TLS: callers who hang keep nothing. */
@Timeout(60)
class TlsCallersTest {

  private static final int TIMEOUT_MILLIS = 20_000;
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: hub\r\n\r\n";

  @TempDir private Path folder;
  private HubServer hub;
  private SSLContext client;

  @BeforeEach
  void start() {
    start(HttpLimits.DEFAULT.idleTimeout());
  }

  private void start(Duration idleTimeout) {
    TestCa ca = TestCa.in(folder, "ca");
    TestCa.Pair pair = ca.issue("hub");
    HttpLimits usual = HttpLimits.DEFAULT;
    client = TlsContexts.trusting(ca.certFile());
    hub =
        HubAssembly.start(
            RunningHub.withTls(
                RunningHub.config(folder),
                new TlsFiles(pair.certFile(), pair.keyFile(), Optional.empty(), ClientAuth.NONE)),
            Clock.systemUTC(),
            new HttpLimits(
                usual.maxBodyBytes(),
                usual.maxHeaderBytes(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                idleTimeout,
                usual.maxConnections(),
                usual.maxRequests(),
                usual.shutdownGrace()),
            BlobStores::open);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void areCutOffWhenTheyFallSilentBeforeKeysAreAgreedUpon() throws IOException {
    hub.close();
    start(Duration.ofSeconds(2));

    for (String beginning : new String[] {"", "\u0016\u0003\u0001\u0002\u0000\u0001"}) {
      try (RawConnection silent = RawConnection.open(hub.baseUri())) {
        assertThat(silent.send(beginning).isClosedByServer()).isTrue();
      }
    }
  }

  @Test
  void areCutOffWhenTheirRequestDoesNotComeToItsEnd() throws IOException {
    try (SSLSocket socket = connect(new Socket())) {
      assertThat(ask(socket, LIVE)).startsWith("HTTP/1.1 200");
      assertThat(ask(socket, "GET /health/live HTTP/1.1\r\nHost: h")).isEmpty();
    }
  }

  @Test
  void areCutOffWhenTheyTakeNothingOfTheirAnswer() throws IOException {
    String memo = "\"stress\":{\"memo\":\"" + "x".repeat(800_000) + "\"}";
    for (int i = 0; i < 10; i++) {
      String body = Snapshots.body("w", "v" + i, "2026-01-01", memo);
      try (SSLSocket socket = connect(new Socket())) {
        assertThat(ask(socket, push(body))).startsWith("HTTP/1.1 200");
      }
    }

    Socket narrow = new Socket();
    narrow.setReceiveBufferSize(4096);
    try (SSLSocket socket = connect(narrow)) {
      ask(socket, "GET " + Caller.snapshots("w") + "?limit=1000 HTTP/1.1\r\nHost: hub\r\n\r\n");
      Await.until(Duration.ofSeconds(20), () -> isBroken(narrow));
    }
  }

  @Test
  void doNotHoldUpTheEnd() throws IOException {
    try (SSLSocket idle = connect(new Socket());
        RawConnection silent = RawConnection.open(hub.baseUri())) {
      assertThat(ask(idle, LIVE)).startsWith("HTTP/1.1 200");
      silent.send("\u0016");

      hub.close();

      assertThat(idle.getInputStream().read()).isNegative();
    }
  }

  private SSLSocket connect(Socket plain) throws IOException {
    URI uri = hub.baseUri();
    plain.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
    plain.setSoTimeout(TIMEOUT_MILLIS);
    SSLSocket socket =
        (SSLSocket)
            client.getSocketFactory().createSocket(plain, uri.getHost(), uri.getPort(), true);
    socket.startHandshake();
    return socket;
  }

  private static String push(String body) {
    return "POST %s HTTP/1.1\r\nHost: hub\r\nX-Actor: a\r\nX-Stage: s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(Caller.snapshots("w"), body.length(), body);
  }

  /** How the answer begins. */
  private static String ask(SSLSocket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    byte[] answer = new byte[512];
    int length = socket.getInputStream().read(answer);
    return new String(answer, 0, Math.max(length, 0), StandardCharsets.US_ASCII);
  }

  /** Reading would be taking; what is written to a closed connection is refused. */
  private static boolean isBroken(Socket socket) {
    try {
      socket.getOutputStream().write(0);
      return false;
    } catch (SocketException e) {
      return true;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
