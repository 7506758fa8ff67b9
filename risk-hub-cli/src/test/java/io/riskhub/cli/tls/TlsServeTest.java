package io.riskhub.cli.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.tls.TestCa;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code riskhub serve} says of certificates before it starts. */
class TlsServeTest {

  @TempDir private Path folder;

  @Test
  void allMistakesAreToldAtOnce() {
    Instant now = Instant.now();
    TestCa ca = TestCa.in(folder, "ca");
    TestCa.Pair old = ca.issue("old", now.minus(Duration.ofDays(2)), now.minusSeconds(60));
    TestCa.Pair other = ca.issue("other");

    CommandRun run =
        serve(
            "--tls-cert",
            old.certFile().toString(),
            "--tls-key",
            other.keyFile().toString(),
            "--tls-client-ca",
            other.keyFile().toString());

    assertThat(run.endedWith(ExitCode.USAGE).err())
        .contains("old.crt: the certificate expired at ")
        .contains("other.key is not the key of the certificate")
        .contains("other.key: holds no certificate in PEM");
  }

  @Test
  void aKeyAloneAndAnUnknownWordAreRefused() {
    assertThat(serve("--tls-key", "hub.key").endedWith(ExitCode.USAGE).err())
        .contains("worldservice.server.tls.cert_file (--tls-cert) is missing");
    assertThat(serve("--tls-client-auth", "maybe").endedWith(ExitCode.USAGE).err())
        .contains("write none, optional or required");
  }

  private CommandRun serve(String... more) {
    String[] arguments = new String[more.length + 5];
    System.arraycopy(
        new String[] {"serve", "--port", "0", "--data-dir", folder.toString()}, 0, arguments, 0, 5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return CommandRun.riskhub(arguments);
  }
}
