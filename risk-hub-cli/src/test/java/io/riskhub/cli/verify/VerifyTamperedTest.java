package io.riskhub.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody changed in the hub's database, behind its back. */
class VerifyTamperedTest {

  @TempDir private Path folder;
  private TestHub hub;

  @BeforeEach
  void start() {
    hub = TestHub.start(folder);
    push("w", "v1", "0.5", "0.5");
    push("w", "v2", "0.4", "0.6");
    push("x", "v1", "0.3", "0.7");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void aChangedWeightIsNamed() throws SQLException {
    tamper("payload = replace(payload, '0.4', '0.41')", "w", "v2");

    CommandRun run = hub.riskhub("verify-hash", "--all").endedWith(ExitCode.REFUSED);

    assertThat(run.out())
        .containsPattern("hub +w +v2 +hash +blake3")
        .endsWith("2 verified, 1 with a wrong hash\n");
  }

  @Test
  void anotherVersionsSnapshotIsNotTheOneAskedFor() throws SQLException {
    tamper(
        "payload = (select payload from risk_snapshots where world_id='w' and version='v1')",
        "w",
        "v2");

    CommandRun run =
        hub.riskhub("verify-hash", "--world", "w", "--version", "v2", "--repair", "--republish");

    assertThat(run.endedWith(ExitCode.REFUSED).out())
        .containsPattern("hub +w +v2 +snapshot +this one +another\n")
        .endsWith("1 under another's name\n");
    assertThat(run.err())
        .isEqualTo("the hub was asked for world w, version v2, and sent world w, version v1\n");
  }

  @Test
  void anotherWorldsSnapshotIsNotTheOneAskedFor() throws SQLException {
    tamper(
        "payload = (select payload from risk_snapshots where world_id='x' and version='v1')",
        "w",
        "v2");

    CommandRun run = hub.riskhub("verify-hash", "--all").endedWith(ExitCode.REFUSED);

    assertThat(run.out()).endsWith("2 verified, 1 under another's name\n");
  }

  @Test
  void aFileIsNotVerifiedByAHubWhoseHashIsWrong() throws Exception {
    Path file = Files.writeString(folder.resolve("f.json"), snapshot("w", "v2", "0.4", "0.6"));
    hub.riskhub("verify-hash", file.toString(), "--against-hub").endedWith(ExitCode.DONE);
    tamper("payload = replace(payload, '\"blake3:', '\"sha256:')", "w", "v2");

    CommandRun run =
        hub.riskhub("verify-hash", file.toString(), "--against-hub").endedWith(ExitCode.REFUSED);

    assertThat(run.out()).endsWith("1 unlike the hub's\n");
  }

  @Test
  void aHashOfAnUnknownKindIsNamedAndTheRestIsVerified() throws SQLException {
    tamper("payload = replace(payload, '\"blake3:', '\"crc32:')", "w", "v2");

    CommandRun run = hub.riskhub("verify-hash", "--all").endedWith(ExitCode.REFUSED);

    assertThat(run.out())
        .containsPattern("hub +w +v2 +hash +crc32:")
        .endsWith("2 verified, 1 with a wrong hash\n");
    assertThat(run.err())
        .contains(
            "what the hub sent as a snapshot of world w, version v2, has no hash that can be read");
  }

  @Test
  void lostWeightsAreNamedAndTheRestIsVerified() throws SQLException {
    tamper("payload = replace(payload, '\"weights\"', '\"wights\"')", "w", "v2");

    CommandRun run = hub.riskhub("verify-hash", "--all").endedWith(ExitCode.REFUSED);

    assertThat(run.out()).endsWith("2 verified, 1 with a wrong hash\n");
    assertThat(run.err()).contains("world w, version v2, has no field weights");
    assertThat(
            hub.riskhub("verify-hash", "--world", "w", "--version", "v2")
                .endedWith(ExitCode.REFUSED)
                .err())
        .contains("world w, version v2, has no field weights");
  }

  @Test
  void whatIsNoSnapshotAtAllIsNamedByItsWorld() throws SQLException {
    tamper("payload = '{}'", "w", "v2");

    CommandRun run = hub.riskhub("verify-hash", "--all").endedWith(ExitCode.REFUSED);

    assertThat(run.out())
        .containsPattern("hub +w +- +snapshot +- +unreadable")
        .endsWith("2 verified, 1 unreadable\n");
  }

  @Test
  void withADamagedSnapshotNoBlobIsSwept() throws SQLException {
    tamper("payload = replace(payload, '\"weights\"', '\"wights\"')", "w", "v2");

    CommandRun run =
        hub.riskhub(
                "blob",
                "sweep",
                "--older-than",
                "1h",
                "--blob-dir",
                folder.resolve("swept").toString())
            .endedWith(ExitCode.REFUSED);

    assertThat(run.err()).contains("world w, version v2, has no field weights");
  }

  private void push(String world, String version, String a, String b) {
    hub.riskhubReading(snapshot(world, version, a, b), "push", "-").endedWith(ExitCode.DONE);
  }

  private static String snapshot(String world, String version, String a, String b) {
    return """
        {"world_id":"%s","version":"%s","as_of":"2026-01-01","weights":{"A":%s,"B":%s}}
        """
        .formatted(world, version, a, b);
  }

  private void tamper(String change, String world, String version) throws SQLException {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("riskhub.db"));
        PreparedStatement update =
            database.prepareStatement(
                "update risk_snapshots set " + change + " where world_id = ? and version = ?")) {
      update.setString(1, world);
      update.setString(2, version);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
