package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskhub.hub.HubConfig;
import io.riskhub.hub.audit.AuditConfig;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.Reply;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While the audit cannot be written nothing is changed; reads go on, and it mends itself. */
class AuditOutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  @TempDir private Path disk;

  @Test
  void aDirectoryThatIsGoneStopsWritesUntilItIsBack() throws IOException {
    Path audit = disk.resolve("audit");
    try (RunningHub hub = start(audit)) {
      assertThat(push(hub, "before").status()).isEqualTo(200);
      Path moved = Files.move(audit, disk.resolve("moved"));

      assertRefused(hub, "was removed");

      Files.move(moved, audit);
      assertMended(hub);
    }
    assertThat(Files.readString(audit.resolve("hub-000001.jsonl"), StandardCharsets.US_ASCII))
        .contains("\"action\":\"audit_resumed\"", "\"outcome\":\"stored\"");
  }

  @Test
  void anEmptyDirectoryInItsPlaceGetsTheNextFileOfTheChain() throws IOException {
    Path audit = disk.resolve("audit");
    try (RunningHub hub = start(audit)) {
      assertThat(push(hub, "before").status()).isEqualTo(200);
      Files.move(audit, disk.resolve("moved"));

      assertRefused(hub, "was removed");

      Files.createDirectory(audit);
      assertMended(hub);
    }
    assertThat(audit.resolve("hub-000001.jsonl")).doesNotExist();
    assertThat(audit.resolve("hub-000002.jsonl")).exists();
  }

  @Test
  void aFullDiskStopsWritesUntilThereIsRoom() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0,
        "only root can mount a small disk here");
    try (RunningHub hub = start(disk.resolve("audit"))) {
      assertThat(push(hub, "before").status()).isEqualTo(200);
      Path ballast = disk.resolve("ballast");
      fill(ballast);

      assertRefused(hub, "No space left on device");

      Files.delete(ballast);
      assertMended(hub);
    } finally {
      run("umount", disk.toString());
    }
  }

  private RunningHub start(Path audit) {
    HubConfig config = RunningHub.config(folder);
    return RunningHub.start(
        RunningHub.withAudit(config, new AuditConfig(audit, 1 << 20, true, Optional.empty())),
        Clock.systemUTC());
  }

  private static void assertRefused(RunningHub hub, String why) {
    Caller caller = hub.caller();
    // What is left of a block of the disk takes a few lines more.
    Reply refused = push(hub, "during");
    for (int i = 0; i < 50 && refused.status() == 200; i++) {
      refused = push(hub, "during");
    }
    String version = "refused";
    refused = push(hub, version);

    assertThat(Refusals.detail(refused, 503))
        .isEqualTo(
            "the hub cannot write its audit now and changes nothing without; send the same request again");
    assertThat(refused.header("Retry-After")).isPresent();
    assertThat(caller.get(Caller.snapshots("w") + "/lookup?version=" + version).statusCode())
        .isEqualTo(404);
    assertThat(caller.latest("w").statusCode()).isEqualTo(200);
    Reply ready = Reply.of(caller.get("/health/ready"));
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.body()).contains("\"audit\":{\"detail\":\"the audit in ", why);
    assertThat(caller.get("/metrics").body()).contains("\nrisk_hub_audit_writable 0.0\n");
  }

  private static void assertMended(RunningHub hub) {
    Await.until(PATIENCE, () -> hub.caller().get("/health/ready").statusCode() == 200);
    Reply after = push(hub, "refused");
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.header("Risk-Hub-Outcome")).contains("stored");
    assertThat(hub.caller().get("/metrics").body()).contains("\nrisk_hub_audit_writable 1.0\n");
  }

  private static Reply push(RunningHub hub, String version) {
    return Reply.of(hub.caller().push("w", Snapshots.body("w", version, "2026-01-01", "")));
  }

  private static void fill(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[4_096]);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      // No such program here.
      return -1;
    }
  }
}
