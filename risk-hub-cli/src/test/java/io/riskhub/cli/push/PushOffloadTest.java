package io.riskhub.cli.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestBlobs;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** That large fields go where the hub looks for them, in each kind of store. */
@ParameterizedClass
@EnumSource
class PushOffloadTest {

  private static final String SNAPSHOT =
      """
      {"world_id":"w","version":"v1","as_of":"2025-01-01","weights":{"A":1.0},
       "covariance":{"A,A":0.04,"A,B":0.01,"B,B":0.09}}
      """;

  private final TestBlobs.Kind kind;
  @TempDir private Path folder;
  private TestBlobs blobs;
  private TestHub hub;

  PushOffloadTest(TestBlobs.Kind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() throws IOException {
    blobs = TestBlobs.of(kind, folder);
    hub = TestHub.start(folder.resolve("data"), blobs.settings());
  }

  @AfterEach
  void stop() {
    hub.close();
    blobs.close();
  }

  @Test
  void whatIsOverTheThresholdGoesToTheStoreAndComesBackExpanded() throws IOException {
    assertThat(push("--inline-threshold", "2").endedWith(ExitCode.DONE).out())
        .isEqualTo("1 stored\n");
    assertThat(push("--inline-threshold", "2").out()).isEqualTo("1 duplicate\n");

    String stored = hub.riskhub("get", "w", "-o", "ndjson").out();
    String ref = stored.replaceAll(".*\"covariance_ref\":\"([^\"]+)\".*\n", "$1");
    assertThat(stored).doesNotContain("\"covariance\":");
    assertThat(new String(blobs.read(ref), StandardCharsets.UTF_8))
        .isEqualTo("{\"A,A\":0.04,\"A,B\":0.01,\"B,B\":0.09}");
    assertThat(hub.riskhub("get", "w", "--expand", "-o", "ndjson").out())
        .contains("\"covariance\":{\"A,A\":0.04,\"A,B\":0.01,\"B,B\":0.09}", ref);
    assertThat(hub.riskhub("list", "w", "--expand", "-o", "ndjson").out())
        .contains("\"covariance\":{\"A,A\":0.04");
  }

  @Test
  void whatIsNotOverItStaysAndTheFileOfSettingsSetsIt() throws IOException {
    push("--inline-threshold", "3").endedWith(ExitCode.DONE);
    assertThat(hub.riskhub("get", "w", "-o", "ndjson").out()).contains("\"covariance\":{");

    Path config = Path.of(blobs.config());
    Files.writeString(
        config,
        Files.readString(config).replace("risk_hub: {", "risk_hub: {inline_cov_threshold: 2, "));
    CommandRun other =
        hub.riskhubReading(
            SNAPSHOT.replace("v1", "v2"), "push", "-", "--config", config.toString());
    other.endedWith(ExitCode.DONE);
    assertThat(hub.riskhub("get", "w", "--version", "v2", "-o", "ndjson").out())
        .contains("\"covariance_ref\":");
  }

  @Test
  void theFileIsStillWhatTheHubHas() {
    push("--inline-threshold", "2").endedWith(ExitCode.DONE);

    assertThat(against(SNAPSHOT).endedWith(ExitCode.DONE).out()).isEqualTo("1 verified\n");
    assertThat(against(SNAPSHOT.replace("0.01", "0.02")).endedWith(ExitCode.REFUSED).out())
        .containsPattern("covariance.A,B +0.01 +0.02\n");
  }

  @Test
  void aStoreThatIsNotTheHubsIsAskedAbout() {
    CommandRun run =
        hub.riskhubReading(
            SNAPSHOT,
            "push",
            "-",
            "--inline-threshold",
            "2",
            "--blob-type",
            "file",
            "--blob-dir",
            folder.resolve("other").toString());

    assertThat(run.endedWith(ExitCode.REFUSED).err()).contains("is this the hub's blob store?");
    assertThat(push("--inline-threshold", "2").endedWith(ExitCode.DONE).err())
        .doesNotContain("blob store");
  }

  private CommandRun push(String... more) {
    return hub.riskhubReading(
        SNAPSHOT,
        Stream.concat(Stream.of("push", "-", "--config", blobs.config()), Stream.of(more))
            .toArray(String[]::new));
  }

  private CommandRun against(String snapshot) {
    return hub.riskhubReading(snapshot, "verify-hash", "-", "--against-hub");
  }
}
