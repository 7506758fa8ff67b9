package io.riskhub.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.access.Token;
import io.riskhub.testkit.Announcements;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TopicReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

  @TempDir private Path directory;

  @Test
  void saysWhereItListensWhereItsDataIsAndHowToPushTheFirstSnapshot() throws Exception {
    try (HubProcess hub = HubProcess.start(Map.of(), "--data-dir", directory.toString())) {
      assertThat(hub.terminate()).isEqualTo(143);
      assertThat(String.join("\n", hub.errors()))
          .contains("listens on " + hub.baseUri())
          .contains(directory.resolve("riskhub.db").toString())
          .contains("riskhub push --base-url " + hub.baseUri() + " examples/us-tech.ndjson")
          .contains("stopped");
    }
  }

  @Test
  void keepsItsDataBelowTheUsersDataDirectory() throws Exception {
    try (HubProcess hub = HubProcess.start(Map.of("XDG_DATA_HOME", directory.toString()))) {
      assertThat(hub.terminate()).isEqualTo(143);
    }
    assertThat(directory.resolve("riskhub/riskhub.db")).exists();
  }

  @Test
  void keepsItBelowTheHomeThatAShellHasWhereNoneIsNamed() throws Exception {
    Map<String, String> environment = Map.of("HOME", directory.toString(), "XDG_DATA_HOME", "");
    try (HubProcess hub = HubProcess.start(environment)) {
      assertThat(hub.terminate()).isEqualTo(143);
    }
    assertThat(directory.resolve(".local/share/riskhub/riskhub.db")).exists();
  }

  @Test
  void saysWhatToDoWhereItsDatabaseCannotBeUnpacked() {
    Map<String, String> environment =
        Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + directory.resolve("nowhere"));

    assertThatThrownBy(
            () -> HubProcess.start(environment, "--data-dir", directory.toString()).close())
        .hasMessageContaining("cannot be unpacked")
        .hasMessageContaining("RISKHUB_JAVA_OPTS=-Djava.io.tmpdir=DIRECTORY")
        .extracting(Throwable::getMessage, STRING)
        .doesNotContain("\tat ", "Exception");
  }

  @Test
  void acceptsTheTokenOfTheEnvironmentWhereNoneIsConfigured() throws Exception {
    try (HubProcess hub =
        HubProcess.start(Map.of("RISKHUB_TOKEN", "s3cret"), "--data-dir", directory.toString())) {
      assertThat(status(hub, Optional.empty())).isEqualTo(401);
      assertThat(status(hub, Optional.of("other"))).isEqualTo(401);
      assertThat(status(hub, Optional.of("s3cret"))).isEqualTo(200);
      assertThat(String.join("\n", hub.errors())).doesNotContain("s3cret");
    }
  }

  @Test
  void theTokenOfTheConfigurationComesBeforeThatOfTheEnvironment() throws Exception {
    Path config = Files.writeString(directory.resolve("hub.yml"), "risk_hub: {token: configured}");
    try (HubProcess hub =
        HubProcess.start(
            Map.of("RISKHUB_TOKEN", "s3cret"),
            "--config",
            config.toString(),
            "--data-dir",
            directory.resolve("data").toString())) {
      assertThat(status(hub, Optional.of("s3cret"))).isEqualTo(401);
      assertThat(status(hub, Optional.of("configured"))).isEqualTo(200);
    }
  }

  @Test
  void whereTokensAreListedTheTokenOfTheEnvironmentIsOneOfNone() throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("hub.yml"),
            "risk_hub: {tokens: [{name: reader, sha256: %s, scopes: [read]}]}"
                .formatted(Token.digest("listed")));
    try (HubProcess hub =
        HubProcess.start(
            Map.of("RISKHUB_TOKEN", "s3cret"),
            "--config",
            config.toString(),
            "--data-dir",
            directory.resolve("data").toString())) {
      assertThat(status(hub, Optional.of("s3cret"))).isEqualTo(401);
      assertThat(status(hub, Optional.of("listed"))).isEqualTo(200);
    }
  }

  @Test
  void aSecondHubOnTheSameDirectoryOrPortIsRefused() throws Exception {
    try (HubProcess hub = HubProcess.start(Map.of(), "--data-dir", directory.toString())) {
      CommandRun sameDirectory =
          CommandRun.riskhub("serve", "--port", "0", "--data-dir", directory.toString());

      sameDirectory.endedWith(ExitCode.FAULT);
      assertThat(sameDirectory.err()).contains("another hub", directory.toString(), "--data-dir");

      String port = String.valueOf(hub.baseUri().getPort());
      CommandRun samePort =
          CommandRun.riskhub(
              "serve", "--port", port, "--data-dir", directory.resolve("other").toString());

      samePort.endedWith(ExitCode.FAULT);
      assertThat(samePort.err()).contains("cannot listen on 127.0.0.1:" + port).contains("--port");
      assertThat(status(hub, Optional.empty())).isEqualTo(200);
    }
  }

  @Test
  void beyondLoopbackItNeedsAToken() {
    CommandRun run = CommandRun.riskhub("serve", "--host", "0.0.0.0", "--port", "0");

    run.endedWith(ExitCode.USAGE);
    assertThat(run.err()).contains("0.0.0.0").contains("without a token").contains("--token-file");
  }

  @Test
  void aDatabaseOutOfReachIsUnavailableAndItsPasswordIsNotShown() {
    CommandRun run =
        CommandRun.riskhub("serve", "--dsn", "postgresql://hub:s3cret@127.0.0.1:1/riskhub");

    run.endedWith(ExitCode.UNAVAILABLE);
    assertThat(run.err())
        .contains("cannot open the database postgresql://hub@127.0.0.1:1/riskhub")
        .contains("refused")
        .doesNotContain("s3cret");
  }

  @Test
  void brokersOutOfReachAreUnavailable() throws Exception {
    Path properties =
        Files.writeString(directory.resolve("client.properties"), "default.api.timeout.ms=1000\n");
    Path config =
        Files.writeString(
            directory.resolve("hub.yml"),
            "worldservice: {server: {controlbus_properties_file: " + properties + "}}");
    CommandRun run =
        CommandRun.riskhub(
            "serve",
            "--config",
            config.toString(),
            "--data-dir",
            directory.resolve("data").toString(),
            "--brokers",
            "127.0.0.1:1,127.0.0.1:2");

    run.endedWith(ExitCode.UNAVAILABLE);
    assertThat(run.err())
        .contains("cannot reach the control bus kafka://127.0.0.1:1,127.0.0.1:2/")
        .contains("controlbus_brokers");
  }

  @Test
  void aTopicThatIsMissingAndMayNotBeCreatedComesWithTheCommandThatCreatesIt() throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("hub.yml"),
            "worldservice: {server: {controlbus_create_topics: false}}");
    String topic = TestKafka.newTopic();
    CommandRun run =
        CommandRun.riskhub(
            "serve",
            "--config",
            config.toString(),
            "--data-dir",
            directory.resolve("data").toString(),
            "--brokers",
            TestKafka.shared(),
            "--topic",
            topic);

    run.endedWith(ExitCode.FAULT);
    assertThat(run.err())
        .contains("kafka-topics.sh --bootstrap-server " + TestKafka.shared())
        .contains("--create --topic " + topic + ".dlq");
  }

  @Test
  void saysWhereEventsGoAndAnnouncesThemThere() throws Exception {
    String topic = TestKafka.newTopic();
    try (HubProcess hub =
        HubProcess.start(
            Map.of("RISKHUB_TOPIC", topic),
            "--no-consume",
            "--data-dir",
            directory.toString(),
            "--brokers",
            TestKafka.shared())) {
      new Caller(hub.baseUri(), Optional.empty())
          .push("w", Snapshots.body("w", "v", "2026-01-01", ""));
      try (TopicReader reader = TopicReader.of(TestKafka.shared(), topic)) {
        assertThat(
                Announcements.of(
                    reader.await(Duration.ofSeconds(30), messages -> !messages.isEmpty())))
            .containsOnlyKeys("w");
      }
      assertThat(hub.terminate()).isEqualTo(143);
      assertThat(String.join("\n", hub.errors()))
          .contains("events  kafka://" + TestKafka.shared() + "/" + topic);
    }
  }

  @Test
  void namesEveryMistakeOfAConfigurationAtOnce() throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("hub.yml"),
            """
            profile: production
            worldservice:
              server: {port: "eighty", hosts: [a]}
            risk_hub:
              ttl_sec_max: 0
              token: ""
            """);
    CommandRun run = CommandRun.riskhub("serve", "--config", config.toString());

    run.endedWith(ExitCode.USAGE);
    assertThat(run.err())
        .contains("profile", "worldservice.server.port", "worldservice.server.hosts")
        .contains("risk_hub.ttl_sec_max", "risk_hub.token");
  }

  private static int status(HubProcess hub, Optional<String> token) {
    return new Caller(hub.baseUri(), token).get("/risk-hub/worlds").statusCode();
  }
}
