package io.riskhub.cli.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestBlobs;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobSweepTest {

  @TempDir private Path folder;
  private TestBlobs blobs;
  private TestHub hub;

  @BeforeEach
  void start() throws IOException {
    blobs = TestBlobs.of(TestBlobs.Kind.FILE, folder);
    hub = TestHub.start(folder);
  }

  @AfterEach
  void stop() {
    hub.close();
    blobs.close();
  }

  @Test
  void onlyOldBlobsThatNoSnapshotNamesGo() throws IOException {
    String named = old(blobs.put("w", "v1", "covariance", bytes("{\"A,A\":1}")));
    String expired = old(blobs.put("w2", "v2", "stress", bytes("{\"crash\":{}}")));
    String unnamed = old(blobs.put("w", "v3", "covariance", bytes("{\"A,A\":3}")));
    String young = blobs.put("w", "v4", "covariance", bytes("{\"A,A\":4}"));
    push("w", "v1", "covariance_ref", named, 900);
    push("w2", "v2", "stress_ref", expired, 1);
    awaitExpiry("w2");

    CommandRun dry = sweep("--older-than", "2h", "--dry-run").endedWith(ExitCode.DONE);
    assertThat(dry.out())
        .contains("9 B", unnamed)
        .doesNotContain(named, expired, young)
        .endsWith(
            "\n1 of 4 blobs would be removed (9 B), 2 named by snapshots, 1 younger than 2h\n");
    assertThat(sweep("--older-than", "2h", "--dry-run", "-o", "ndjson").out())
        .startsWith("{\"dry_run\":true,\"seen\":4,\"named\":2,");
    assertThat(blobs.exists(unnamed)).isTrue();

    CommandRun run = sweep("--older-than", "2h").endedWith(ExitCode.DONE);
    assertThat(run.out())
        .isEqualTo("1 of 4 blobs removed (9 B), 2 named by snapshots, 1 younger than 2h\n");
    assertThat(blobs.exists(unnamed)).isFalse();
    assertThat(blobs.exists(named)).isTrue();
    assertThat(blobs.exists(expired)).isTrue();
    assertThat(blobs.exists(young)).isTrue();
  }

  @Test
  void aBlobThatIsNamedByARefOfBeforeAMoveStays() throws IOException {
    String ref = old(blobs.put("w", "v1", "covariance", bytes("{\"A,A\":1}")));
    String other = old(blobs.put("w", "v2", "covariance", bytes("{\"A,A\":2}")));
    push("w", "v1", "covariance_ref", ref, 900);
    Path moved = folder.resolve("moved");
    Files.move(folder.resolve("blobs"), moved);

    CommandRun run =
        hub.riskhub("blob", "sweep", "--older-than", "1h", "--blob-dir", moved.toString());

    assertThat(run.endedWith(ExitCode.DONE).out()).startsWith("1 of 2 blobs removed");
    assertThat(moved.resolve("w").resolve(Path.of(ref).getFileName())).exists();
    assertThat(moved.resolve("w").resolve(Path.of(other).getFileName())).doesNotExist();
  }

  @Test
  void nothingIsRemovedWhenTheHubCannotBeAsked() throws IOException {
    String unnamed = old(blobs.put("w", "v3", "covariance", bytes("{\"A,A\":3}")));

    hub.riskhubWithout("blob", "sweep", "--older-than", "1h", "--config", blobs.config())
        .endedWith(ExitCode.NOT_ALLOWED);
    hub.close();
    sweep("--older-than", "1h", "--timeout", "200ms").endedWith(ExitCode.UNAVAILABLE);

    assertThat(blobs.exists(unnamed)).isTrue();
  }

  @Test
  void aHubThatKnowsNoneOfTheBlobsIsSuspected() throws IOException {
    String unnamed = old(blobs.put("w", "v3", "covariance", bytes("{\"A,A\":3}")));

    assertThat(sweep("--older-than", "1h").endedWith(ExitCode.REFUSED).err())
        .contains("none of the 1 blobs is named by any of the 0 snapshots", "--force");
    assertThat(blobs.exists(unnamed)).isTrue();

    CommandRun forced = sweep("--older-than", "1h", "--force", "-o", "ndjson");
    assertThat(forced.endedWith(ExitCode.DONE).out())
        .contains("\"dry_run\":false,\"seen\":1,\"named\":0", "\"deleted\":1,\"deleted_bytes\":9");
    assertThat(blobs.exists(unnamed)).isFalse();
  }

  @Test
  void anAgeThatIsTooShortIsWrongUsage() {
    assertThat(sweep("--older-than", "10m").endedWith(ExitCode.USAGE).err())
        .contains("1h at least");
    assertThat(sweep().endedWith(ExitCode.USAGE).err()).contains("--older-than");
  }

  private CommandRun sweep(String... arguments) {
    return hub.riskhub(
        Stream.of(
                new String[] {"blob", "sweep"},
                arguments,
                new String[] {"--config", blobs.config()})
            .flatMap(Arrays::stream)
            .toArray(String[]::new));
  }

  private void push(String world, String version, String field, String ref, int ttl) {
    hub.riskhubReading(
            """
            {"world_id":"%s","version":"%s","as_of":"2026-01-01","weights":{"A":1.0},"ttl_sec":%d,"%s":"%s"}
            """
                .formatted(world, version, ttl, field, ref),
            "push",
            "-")
        .endedWith(ExitCode.DONE);
  }

  private void awaitExpiry(String world) {
    while (hub.riskhub("get", world).code() != ExitCode.NOT_FOUND.number()) {
      Thread.onSpinWait();
    }
  }

  private String old(String ref) throws IOException {
    Files.setLastModifiedTime(
        Path.of(ref.substring("file://".length())),
        FileTime.from(Instant.now().minus(Duration.ofHours(3))));
    return ref;
  }

  private static byte[] bytes(String json) {
    return json.getBytes(UTF_8);
  }
}
