package io.riskhub.hub.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.riskhub.client.ClientListener;
import io.riskhub.client.PublishResult;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.RiskHubClientBuilder;
import io.riskhub.client.fault.NotTrustedException;
import io.riskhub.client.fault.NotTrustedException.Reason;
import io.riskhub.client.read.ReadResult;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.sdk.example.TlsGateway;
import io.riskhub.hub.tls.ClientAuth;
import io.riskhub.hub.tls.TlsFiles;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import io.riskhub.tls.TestCa;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client against a real hub that speaks HTTPS. */
@Timeout(60)
class TlsClientTest {

  @TempDir private Path folder;
  private final List<String> retries = new ArrayList<>();
  private TestCa ca;

  @BeforeEach
  void makeCa() {
    ca = TestCa.in(folder, "hub-ca");
  }

  private RunningHub start(TestCa.Pair pair, ClientAuth clientAuth, Clock clock) {
    HubConfig config = RunningHub.config(folder);
    Optional<Path> clientCa =
        clientAuth == ClientAuth.NONE ? Optional.empty() : Optional.of(ca.certFile());
    return RunningHub.start(
        RunningHub.withTls(
            config, new TlsFiles(pair.certFile(), pair.keyFile(), clientCa, clientAuth)),
        clock);
  }

  private RunningHub start(TestCa.Pair pair, ClientAuth clientAuth) {
    return start(pair, clientAuth, Clock.systemUTC());
  }

  private RiskHubClientBuilder client(URI hub) {
    return RiskHubClient.of(hub)
        .publishAs("gateway", "live")
        .listener(
            new ClientListener() {
              @Override
              public void retry(Operation operation, int attempt, String reason, Duration wait) {
                retries.add(reason);
              }
            });
  }

  @Test
  void publishesAndReadsWithACertificateOfItsOwn() {
    TestCa.Pair unused = ca.issue("gateway");
    try (RunningHub hub = start(ca.issue("hub"), ClientAuth.REQUIRED);
        RiskHubClient client = TlsGateway.client(hub.baseUri(), "none", folder)) {
      assertThat(client.publish(Snapshots.body("w", "v", "2026-01-01", "")))
          .isInstanceOf(PublishResult.Stored.class);
      assertThat(client.latest("w")).isInstanceOf(ReadResult.Found.class);
    }
  }

  @Test
  void tellsAtOnceThatItIsNotTrusted() {
    try (RunningHub hub = start(ca.issue("hub"), ClientAuth.REQUIRED)) {
      // What the hub says may come before or after what the client sends.
      for (int i = 0; i < 20; i++) {
        NotTrustedException trouble =
            trouble(client(hub.baseUri()).trustedCertificates(ca.certFile()));

        assertThat(trouble.reason()).isEqualTo(Reason.CLIENT_CERTIFICATE);
        assertThat(trouble)
            .hasMessageContaining("lets in only clients with a certificate")
            .hasMessageContaining("give this client a certificate and its key");
      }
    }
  }

  @Test
  void tellsAtOnceThatItDoesNotTrustTheHub() {
    TestCa other = TestCa.in(folder, "other");
    try (RunningHub hub = start(ca.issue("hub"), ClientAuth.NONE)) {
      for (RiskHubClientBuilder client :
          List.of(
              client(hub.baseUri()), client(hub.baseUri()).trustedCertificates(other.certFile()))) {
        NotTrustedException trouble = trouble(client);

        assertThat(trouble.reason()).isEqualTo(Reason.HUB_UNKNOWN);
        assertThat(trouble)
            .hasMessage(
                "the certificate of %s comes from nobody whom this client trusts; if it is the hub, trust the CA of its certificate",
                hub.baseUri());
      }
    }
    assertThat(retries).isEmpty();
  }

  @Test
  void tellsAtOnceThatTheHubsCertificateHasExpired() {
    Instant then = Instant.now().minus(Duration.ofDays(5));
    TestCa.Pair old = ca.issue("hub", then, then.plus(Duration.ofDays(1)), "127.0.0.1");
    try (RunningHub hub =
        start(old, ClientAuth.NONE, Clock.fixed(then.plusSeconds(60), ZoneOffset.UTC))) {
      NotTrustedException trouble =
          trouble(client(hub.baseUri()).trustedCertificates(ca.certFile()));

      assertThat(trouble.reason()).isEqualTo(Reason.HUB_CERTIFICATE);
      assertThat(trouble).hasMessageContaining("has expired");
    }
    assertThat(retries).isEmpty();
  }

  @Test
  void tellsAtOnceThatTheHubsCertificateIsForAnotherHost() {
    try (RunningHub hub = start(ca.issue("hub", "hub.example"), ClientAuth.NONE)) {
      NotTrustedException trouble =
          trouble(client(hub.baseUri()).trustedCertificates(ca.certFile()));

      assertThat(trouble.reason()).isEqualTo(Reason.HUB_CERTIFICATE);
      assertThat(trouble).hasMessageContaining("is for other names than that of this address");
    }
    assertThat(retries).isEmpty();
  }

  @Test
  void tellsThatOneOfTheTwoSpeaksNoTls() {
    try (RunningHub hub = start(ca.issue("hub"), ClientAuth.NONE)) {
      NotTrustedException trouble = trouble(client(with("http", hub.baseUri())));

      assertThat(trouble).hasMessageContaining("speaks TLS").hasMessageContaining("https");
    }
    try (RunningHub hub = RunningHub.embedded(folder)) {
      NotTrustedException trouble = trouble(client(with("https", hub.baseUri())));

      assertThat(trouble)
          .hasMessageContaining("does not speak TLS")
          .hasMessageContaining("is it an http address?");
    }
    assertThat(retries).isEmpty();
  }

  @Test
  void goesByTheFilesAsTheyAreWhenItConnects() throws Exception {
    TestCa.Pair pair = ca.issue("hub");
    TestCa next = TestCa.in(folder, "next");
    Path trusted = Files.copy(ca.certFile(), folder.resolve("trusted.crt"));
    try (RunningHub hub = start(pair, ClientAuth.NONE);
        RiskHubClient client = client(hub.baseUri()).trustedCertificates(trusted).build()) {
      assertThat(client.worlds()).isEmpty();

      TestCa.Pair renewed = next.issue("renewed");
      move(renewed.certFile(), pair.certFile());
      move(renewed.keyFile(), pair.keyFile());
      Await.until(
          Duration.ofSeconds(10),
          () -> isDistrusted(client(hub.baseUri()).trustedCertificates(ca.certFile())));
      Files.writeString(trusted, "about to be replaced");
      assertThat(client.worlds()).as("over the connection that is open").isEmpty();
      move(next.certFile(), trusted);

      // More at once than there are connections.
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<?> answer :
            threads.invokeAll(Collections.nCopies(32, () -> client.worlds().size()))) {
          assertThat(answer.get()).isEqualTo(0);
        }
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isDistrusted(RiskHubClientBuilder client) {
    try {
      return worlds(client) < 0;
    } catch (NotTrustedException e) {
      return true;
    }
  }

  @Test
  void refusesFilesThatCannotBeUsedWithoutShowingThem() {
    TestCa.Pair pair = ca.issue("gateway");
    RiskHubClientBuilder client = client(URI.create("https://127.0.0.1:1"));

    assertThatThrownBy(() -> client.trustedCertificates(pair.keyFile()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gateway.key: holds no certificate");
    assertThatThrownBy(() -> client.clientCertificate(pair.certFile(), ca.certFile()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hub-ca.crt: holds no private key");
  }

  private static int worlds(RiskHubClientBuilder builder) {
    try (RiskHubClient client = builder.build()) {
      return client.worlds().size();
    }
  }

  private static NotTrustedException trouble(RiskHubClientBuilder client) {
    return catchThrowableOfType(NotTrustedException.class, () -> worlds(client));
  }

  private static URI with(String scheme, URI hub) {
    return URI.create(scheme + "://" + hub.getAuthority());
  }
}
