package io.riskhub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.TestHub;
import io.riskhub.hub.tls.ClientAuth;
import io.riskhub.hub.tls.TlsFiles;
import io.riskhub.tls.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code riskhub doctor} finds about certificates. */
class TlsFindingsTest {

  @TempDir private Path folder;
  private TestCa ca;

  @BeforeEach
  void makeCa() {
    ca = TestCa.in(folder, "ca");
  }

  @Test
  void aCertificateThatHoldsForLongIsFine() throws IOException {
    TestCa.Pair pair = ca.issue("hub");
    keepToOneself(pair.keyFile());

    Diagnosis diagnosis = configured(pair);

    assertThat(diagnosis.subjects("ok")).contains("tls.certificate", "secrets.files");
    assertThat(diagnosis.found("tls.certificate")).contains("hub.crt holds for 8");
  }

  @Test
  void oneThatEndsWithinAMonthIsToBeRenewed() throws IOException {
    Instant now = Instant.now();
    TestCa.Pair pair = ca.issue("hub", now.minusSeconds(60), now.plus(Duration.ofDays(20)));

    assertThat(configured(pair).subjects("warn")).contains("tls.certificate");
  }

  @Test
  void oneThatHasExpiredAndAKeyThatAllCanReadFail() throws IOException {
    Instant now = Instant.now();
    TestCa.Pair pair = ca.issue("hub", now.minus(Duration.ofDays(2)), now.minusSeconds(60));
    Files.setPosixFilePermissions(pair.keyFile(), PosixFilePermissions.fromString("rw-r--r--"));

    Diagnosis diagnosis = configured(pair);

    assertThat(diagnosis.subjects("fail")).contains("config", "secrets.files");
    assertThat(diagnosis.found("config")).contains("hub.crt: the certificate expired at ");
    assertThat(diagnosis.found("secrets.files")).contains("hub.key can be read by everybody");
  }

  @Test
  void theRunningHubIsAskedForItsOwn() throws IOException {
    Instant now = Instant.now();
    TestCa.Pair pair =
        ca.issue("hub", now.minusSeconds(60), now.plus(Duration.ofDays(20)), "127.0.0.1");
    try (TestHub hub =
        TestHub.start(
            folder,
            new TlsFiles(
                pair.certFile(),
                pair.keyFile(),
                Optional.of(ca.certFile()),
                ClientAuth.REQUIRED))) {
      TestCa.Pair own = ca.issue("doctor");

      Diagnosis trusted =
          Diagnosis.of(
              "--base-url",
              hub.baseUrl(),
              "--cacert",
              ca.certFile().toString(),
              "--cert",
              own.certFile().toString(),
              "--key",
              own.keyFile().toString(),
              "--token",
              TestHub.TOKEN);
      assertThat(trusted.subjects("ok")).contains("hub.address", "hub.token");
      assertThat(trusted.subjects("warn")).contains("hub.certificate");

      Diagnosis stranger = Diagnosis.of("--base-url", hub.baseUrl());
      assertThat(stranger.subjects("fail")).contains("hub.address");
      assertThat(stranger.everything()).contains("--cacert FILE");
      assertThat(stranger.found("hub.certificate")).contains("holds for 19 days");
    }
  }

  private static void keepToOneself(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Diagnosis configured(TestCa.Pair pair) throws IOException {
    return Diagnosis.of(
        "--data-dir",
        folder.resolve("data").toString(),
        "--tls-cert",
        pair.certFile().toString(),
        "--tls-key",
        pair.keyFile().toString());
  }
}
