package io.riskhub.hub.tls;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.testkit.RunningHub;
import io.riskhub.tls.Certificates;
import io.riskhub.tls.Identity;
import io.riskhub.tls.TestCa;
import io.riskhub.tls.TlsContexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ClientCertificatesTest {

  @TempDir private Path folder;
  private TestCa ca;
  private TestCa clients;
  private @Nullable RunningHub hub;

  @BeforeEach
  void makeCas() {
    ca = TestCa.in(folder, "ca");
    clients = TestCa.in(folder, "clients");
  }

  @AfterEach
  void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  private void start(ClientAuth clientAuth) {
    TestCa.Pair pair = ca.issue("hub");
    hub =
        RunningHub.start(
            RunningHub.withTls(
                RunningHub.config(folder),
                new TlsFiles(
                    pair.certFile(), pair.keyFile(), Optional.of(clients.certFile()), clientAuth)),
            Clock.systemUTC());
  }

  @ParameterizedTest
  @EnumSource(names = {"OPTIONAL", "REQUIRED"})
  void openTheHubWhenTheyAreTrusted(ClientAuth clientAuth) throws IOException {
    start(clientAuth);

    assertThat(get(as(clients.issue("gateway")), "TLSv1.2")).isTrue();
    assertThat(get(as(clients.issue("gateway")), "TLSv1.3")).isTrue();
  }

  @Test
  void areNotMissedWhereTheyAreOptional() throws IOException {
    start(ClientAuth.OPTIONAL);

    assertThat(get(TlsContexts.trusting(ca.certFile()), "TLSv1.3")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void areRequiredOfHealthAndMetricsToo(String protocol) {
    start(ClientAuth.REQUIRED);

    assertThatThrownBy(() -> get(TlsContexts.trusting(ca.certFile()), protocol))
        .isInstanceOf(IOException.class);
  }

  /** A client shows one only to a hub that asks for an issuer of that name. */
  @ParameterizedTest
  @EnumSource(names = {"OPTIONAL", "REQUIRED"})
  void openNothingWhenNobodyVouchesForThem(ClientAuth clientAuth) throws IOException {
    start(clientAuth);
    TestCa impostor = TestCa.in(Files.createDirectory(folder.resolve("impostor")), "clients");

    assertThatThrownBy(() -> get(as(impostor.issue("gateway")), "TLSv1.3"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> get(as(impostor.issue("gateway")), "TLSv1.2"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void openNothingWhenTheHubsOwnCaIssuedThem() {
    start(ClientAuth.REQUIRED);

    assertThatThrownBy(() -> get(as(ca.issue("gateway")), "TLSv1.3"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void openNothingWhenTheyHaveExpired() {
    start(ClientAuth.OPTIONAL);
    Instant now = Instant.now();
    TestCa.Pair old =
        clients.issue("old", now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1)));

    assertThatThrownBy(() -> get(as(old, now.minus(Duration.ofHours(36))), "TLSv1.3"))
        .isInstanceOf(IOException.class);
  }

  private boolean get(SSLContext context, String protocol) throws IOException {
    return TlsCall.get(context, requireNonNull(hub).baseUri(), "/health/live", protocol).isOk();
  }

  private SSLContext as(TestCa.Pair pair) {
    return as(pair, Instant.now());
  }

  private SSLContext as(TestCa.Pair pair, Instant then) {
    return TlsContexts.of(
        Optional.of(Identity.read(pair.certFile(), pair.keyFile(), then)),
        Certificates.read(ca.certFile()));
  }
}
