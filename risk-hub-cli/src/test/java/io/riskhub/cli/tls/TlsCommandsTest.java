package io.riskhub.cli.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.serve.HubProcess;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.ReadResult;
import io.riskhub.testkit.Snapshots;
import io.riskhub.tls.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands, and the client, with a hub of {@code riskhub serve} that wants certificates. */
@Timeout(120)
class TlsCommandsTest {

  private static final String TOKEN = "s3cret-token";

  @TempDir private static Path folder;
  private static TestCa ca;
  private static TestCa.Pair own;
  private static HubProcess hub;

  @BeforeAll
  static void serve() throws IOException {
    ca = TestCa.in(folder, "ca");
    TestCa clients = TestCa.in(folder, "clients");
    TestCa.Pair pair = ca.issue("hub");
    own = clients.issue("gateway");
    Path config =
        Files.writeString(
            folder.resolve("hub.yml"),
            """
            worldservice: {server: {data_dir: data, tls: {cert_file: hub.crt, key_file: hub.key}}}
            """);
    hub =
        HubProcess.start(
            Map.of("RISKHUB_TOKEN", TOKEN, "RISKHUB_TLS_KEY", pair.keyFile().toString()),
            "--config",
            config.toString(),
            "--tls-client-ca",
            clients.certFile().toString());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static CommandRun riskhub(String... arguments) {
    return withCertificates("", arguments);
  }

  private static CommandRun withCertificates(String input, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--cacert", ca.certFile().toString()));
    all.addAll(List.of("--cert", own.certFile().toString()));
    all.addAll(List.of("--key", own.keyFile().toString()));
    return at(input, all.toArray(String[]::new));
  }

  private static CommandRun at(String input, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--base-url", hub.baseUri().toString(), "--token", TOKEN));
    return CommandRun.riskhubReading(input, all.toArray(String[]::new));
  }

  @Test
  void pushGetMonitorAndTheClientWorkWithCertificates() {
    assertThat(hub.baseUri()).hasScheme("https");
    String snapshot = Snapshots.body("w", "v1", Instant.now().toString(), "");

    withCertificates(snapshot, "push", "--actor", "a", "--stage", "live", "-")
        .endedWith(ExitCode.DONE);

    assertThat(riskhub("get", "w", "-o", "json").endedWith(ExitCode.DONE).out()).contains("v1");
    assertThat(riskhub("worlds").endedWith(ExitCode.DONE).out()).contains("w");
    CommandRun monitor = riskhub("monitor", "--world", "w").endedWith(ExitCode.DONE);
    assertThat(monitor.out()).startsWith("RISKHUB OK");
    try (RiskHubClient client =
        RiskHubClient.of(hub.baseUri())
            .token(TOKEN)
            .trustedCertificates(ca.certFile())
            .clientCertificate(own.certFile(), own.keyFile())
            .build()) {
      assertThat(client.latest("w")).isInstanceOf(ReadResult.Found.class);
    }
  }

  @Test
  void aCertificateAndItsKeyMayStandInOneFile() throws IOException {
    Path both =
        Files.writeString(
            folder.resolve("both.pem"),
            Files.readString(own.certFile()) + Files.readString(own.keyFile()));

    at("", "worlds", "--cacert", ca.certFile().toString(), "--cert", both.toString())
        .endedWith(ExitCode.DONE);
  }

  @Test
  void whoDoesNotTrustTheHubIsToldWhatToDo() {
    CommandRun push = at(Snapshots.body("w", "v2", "2026-01-01", ""), "push", "-");
    assertThat(push.endedWith(ExitCode.UNAVAILABLE).err())
        .contains("comes from nobody whom this client trusts")
        .contains("--cacert FILE (RISKHUB_CACERT)");

    CommandRun monitor = at("", "monitor", "--world", "w");
    assertThat(monitor.code()).as(monitor.out()).isEqualTo(3);
    assertThat(monitor.out())
        .startsWith("RISKHUB UNKNOWN")
        .contains("comes from nobody whom this client trusts");
  }

  @Test
  void whomTheHubDoesNotTrustIsToldWhatToDo() {
    String[] trusting = {"--cacert", ca.certFile().toString()};

    CommandRun worlds = at("", "worlds", trusting[0], trusting[1]);
    assertThat(worlds.endedWith(ExitCode.NOT_ALLOWED).err())
        .contains("lets in only clients with a certificate")
        .contains("--cert FILE --key FILE (RISKHUB_CERT, RISKHUB_KEY)");

    CommandRun monitor = at("", "monitor", "--world", "w", trusting[0], trusting[1]);
    assertThat(monitor.code()).as(monitor.out()).isEqualTo(3);
    assertThat(monitor.out()).contains("lets in only clients with a certificate");
  }

  @Test
  void filesThatCannotBeUsedAreNamed() {
    String nowhere = folder.resolve("nowhere").toString();

    assertThat(at("", "worlds", "--cacert", nowhere).endedWith(ExitCode.USAGE).err())
        .contains(nowhere + ": no such file");
    assertThat(at("", "worlds", "--key", nowhere).endedWith(ExitCode.USAGE).err())
        .contains("--key is of no use without --cert");
    assertThat(at("", "monitor", "--cacert", nowhere).code()).isEqualTo(3);
  }
}
