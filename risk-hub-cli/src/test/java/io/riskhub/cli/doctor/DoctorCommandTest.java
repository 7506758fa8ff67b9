package io.riskhub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.access.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

  private static final String STRONG = "0123456789abcdef0f1e2d3c4b5a69788796a5b4c3d2e1f0";

  @TempDir private Path folder;

  @Test
  void theEmbeddedDefaultIsAllInOrderAndNothingIsMade() throws Exception {
    CommandRun run = doctor().endedWith(ExitCode.DONE);

    assertThat(run.out())
        .contains("OK    config ", "OK    data.directory ", "OK    database.server ")
        .contains("0 to think about, 0 failed")
        .doesNotContain("fix:");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aRunningHubIsLookedAtBesideItsStores() throws Exception {
    try (TestHub hub = TestHub.start(folder)) {
      Diagnosis diagnosis =
          Diagnosis.of(
              "--data-dir",
              folder.toString(),
              "--base-url",
              hub.baseUrl(),
              "--token",
              TestHub.TOKEN,
              "--timeout",
              "60s");

      // Its token is one for tests.
      assertThat(diagnosis.subjects("fail")).containsExactly("token.strength");
      assertThat(diagnosis.subjects("warn")).isEmpty();
      assertThat(diagnosis.subjects("ok"))
          .contains(
              "database.tables",
              "hub.address",
              "hub.version",
              "hub.clock",
              "hub.ready",
              "hub.token");
      assertThat(diagnosis.everything()).doesNotContain(TestHub.TOKEN);
    }
  }

  @Test
  void tokensThatExpireAndNetworksThatAreOpenAreNamed() throws Exception {
    Path config =
        write(
            "hub.yml",
            """
            worldservice: {server: {host: 0.0.0.0}}
            risk_hub:
              allowed_networks: [10.0.0.0/8]
              tokens_file: tokens.yaml
            """);
    Path tokens =
        write(
            "tokens.yaml",
            """
            - {name: old, sha256: %s, scopes: [read], expires: 2020-01-01}
            - {name: due, sha256: %s, scopes: [read], expires: %s}
            - {name: fine, sha256: %s, scopes: [read], expires: 2999-01-01}
            """
                .formatted(
                    Token.digest("a"),
                    Token.digest("b"),
                    Instant.now().plus(Duration.ofDays(5)),
                    Token.digest("c")));
    Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-r--r--"));

    Diagnosis diagnosis =
        Diagnosis.of("--config", config.toString(), "--data-dir", folder.toString());

    assertThat(diagnosis.subjects("fail")).containsExactly("token.expiry", "secrets.files");
    assertThat(diagnosis.subjects("warn")).containsExactly("token.expiry", "networks");
    assertThat(diagnosis.found("token.expiry"))
        .contains(
            "\"old\" expired at 2020-01-01", "\"due\" expires at", "\"fine\" expires at 2999");
    assertThat(diagnosis.found("networks"))
        .contains("/health and /metrics answer whoever", "the hub's routes answer 10.0.0.0/8");
    assertThat(diagnosis.found("secrets.files")).contains("tokens.yaml can be read by everybody");
  }

  @Test
  void aBlobIsPutReadAndRemoved() throws Exception {
    Path blobs = Files.createDirectory(folder.resolve("blobs"));

    assertThat(doctor().endedWith(ExitCode.DONE).out()).contains("OK    blobs.write ");
    try (Stream<Path> left = Files.list(blobs)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void everyMistakeInTheConfigurationIsNamedAndTheRestIsLookedAtAllTheSame() throws Exception {
    Path config = write("hub.yml", "profile: prod\nrisk_hub: {ttl_sec_max: long, colour: red}");

    Diagnosis diagnosis =
        Diagnosis.of("--config", config.toString(), "--data-dir", folder.toString());

    assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(diagnosis.found("config"))
        .contains("ttl_sec_max", "colour")
        .contains("server.dsn", "server.redis", "controlbus_brokers", "blob_store.type", "token");
    assertThat(diagnosis.subjects("skip"))
        .contains("database.server", "redis.server", "kafka.brokers", "blobs.read");
  }

  @Test
  void aMistakeInTheSettingsOfBlobsKeepsNothingElseFromBeingLookedAt() throws Exception {
    Diagnosis diagnosis =
        Diagnosis.of(
            "--data-dir",
            folder.toString(),
            "--blob-type=s3",
            "--blob-bucket=b",
            "--redis=redis://127.0.0.1:1",
            "--timeout=60s");

    assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(diagnosis.found("config")).contains("--blob-bucket");
    assertThat(diagnosis.subjects("fail")).containsExactly("config", "redis.server");
    assertThat(diagnosis.subjects("skip")).contains("blobs.read", "kafka.brokers");
  }

  @Test
  void aConfigurationThatIsNotYamlLeavesNothingToLookAt() throws Exception {
    Path config = write("hub.yml", "risk_hub: {token: pl4nted");

    Diagnosis diagnosis = Diagnosis.of("--config", config.toString());

    assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(diagnosis.subjects("fail")).containsExactly("config");
    assertThat(diagnosis.everything()).doesNotContain("pl4nted");
  }

  @Test
  void secretsThatOthersCanReadAreNamedWithTheCommandThatMendsIt() throws Exception {
    Path token = write("token", STRONG);
    Path config = write("hub.yml", "risk_hub: {token_file: token}");
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));

    CommandRun open = doctor("--config", config.toString()).endedWith(ExitCode.REFUSED);
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r-----"));
    CommandRun kept = doctor("--config", config.toString()).endedWith(ExitCode.DONE);

    assertThat(open.out()).contains("FAIL  secrets.files", "fix: chmod o-rwx " + token);
    // In which there is no secret itself.
    assertThat(open.out()).doesNotContain("chmod o-rwx " + config);
    assertThat(kept.out()).contains("OK    secrets.files", "OK    token.strength");
    assertThat(open.out() + kept.out()).doesNotContain(STRONG);
  }

  @Test
  void aDirectoryThatIsNamedAndMissingIsMadeWhenAsked() throws Exception {
    Path named = folder.resolve("mount/data");
    List<String> arguments = List.of("doctor", "--data-dir", named.toString());

    CommandRun before = CommandRun.riskhub(arguments.toArray(String[]::new));
    assertThat(before.endedWith(ExitCode.DONE).out()).contains("WARN  data.directory");
    assertThat(named).doesNotExist();

    CommandRun run =
        CommandRun.riskhub("doctor", "--data-dir", named.toString(), "--fix")
            .endedWith(ExitCode.DONE);
    assertThat(run.out())
        .contains("did   make the data directory " + named, "OK    data.directory");
    assertThat(named).isDirectory();
  }

  @Test
  void linesForProgramsAreOneFindingEach() {
    CommandRun run = doctor("-o", "ndjson").endedWith(ExitCode.DONE);

    assertThat(run.out().lines())
        .allMatch(line -> line.startsWith("{\"subject\":\"") && line.contains("\"state\":\""));
  }

  private CommandRun doctor(String... arguments) {
    return CommandRun.riskhub(
        Stream.concat(
                Stream.of("doctor", "--data-dir", folder.toString(), "--timeout", "60s"),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }
}
