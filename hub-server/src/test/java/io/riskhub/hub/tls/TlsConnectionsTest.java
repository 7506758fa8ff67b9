package io.riskhub.hub.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.testkit.RawConnection;
import io.riskhub.testkit.RunningHub;
import io.riskhub.tls.TestCa;
import io.riskhub.tls.TlsContexts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsConnectionsTest {

  @TempDir private static Path folder;
  private static RunningHub hub;
  private static TestCa ca;

  @BeforeAll
  static void start() {
    ca = TestCa.in(folder, "ca");
    TestCa.Pair pair = ca.issue("hub");
    hub =
        RunningHub.start(
            RunningHub.withTls(
                RunningHub.config(folder),
                new TlsFiles(pair.certFile(), pair.keyFile(), Optional.empty(), ClientAuth.NONE)),
            Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void areMadeWith(String protocol) throws IOException {
    SSLContext client = TlsContexts.trusting(ca.certFile());

    TlsCall health = TlsCall.get(client, hub.baseUri(), "/health/live", protocol);

    assertThat(hub.baseUri()).hasScheme("https");
    assertThat(health.isOk()).isTrue();
    assertThat(health.protocol()).isEqualTo(protocol);
    assertThat(TlsCall.get(client, hub.baseUri(), "/metrics").isOk()).isTrue();
  }

  /**
   * The clients of Java can no longer be talked into older versions. This is what one says that
   * knows no better; 21 and 70 are the alert that the version is not spoken.
   */
  @ParameterizedTest
  @ValueSource(strings = {"0301", "0302"})
  void areNotMadeWithOlderVersions(String version) throws IOException {
    String hello = version + "00".repeat(32) + "00" + "0004c013002f" + "0100";
    String handshake = "010000" + length(hello, 1) + hello;
    try (RawConnection connection = RawConnection.open(hub.baseUri())) {
      connection.send(HexFormat.of().parseHex("16" + version + length(handshake, 2) + handshake));

      assertThat(connection.readBytes(7)).startsWith(21).endsWith(2, 70);
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  private static String length(String hex, int bytes) {
    return ("%0" + 2 * bytes + "x").formatted(hex.length() / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /health/live HTTP/1.1\r\nHost: hub\r\n\r\n", "x", "\u0016"})
  void endWhenNoTlsIsSpoken(String bytes) throws IOException {
    try (RawConnection connection = RawConnection.open(hub.baseUri())) {
      connection.send(bytes).endOfRequests();

      assertThat(connection.readToTheEnd()).doesNotContain("HTTP");
    }
  }

  @Test
  void areNotMadeByWhoDoesNotTrustTheHub() {
    SSLContext stranger = TlsContexts.trusting(TestCa.in(folder, "other").certFile());

    assertThatThrownBy(() -> TlsCall.get(stranger, hub.baseUri(), "/health/live"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void leaveNothingBehindThatCouldHang() throws IOException {
    for (int i = 0; i < 50; i++) {
      try (RawConnection connection = RawConnection.open(hub.baseUri())) {
        connection.send("\u0016\u0003\u0001");
        connection.reset();
      }
    }
    assertThat(
            TlsCall.get(TlsContexts.trusting(ca.certFile()), hub.baseUri(), "/health/live").isOk())
        .isTrue();
  }
}
