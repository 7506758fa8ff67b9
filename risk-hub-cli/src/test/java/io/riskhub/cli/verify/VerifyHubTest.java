package io.riskhub.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestBlobs;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a hub has, with blobs in each kind of store. */
@ParameterizedClass
@EnumSource
class VerifyHubTest {

  private static final byte[] COVARIANCE =
      "{\"A,A\":0.04,\"A,B\":0.01,\"B,B\":0.09}".getBytes(UTF_8);
  private static final byte[] STRESS = "{\"crash\":{\"loss\":0.3}}".getBytes(UTF_8);

  private final TestBlobs.Kind kind;
  @TempDir private Path folder;
  private TestBlobs blobs;
  private TestHub hub;
  private String covariance;
  private String stress;

  VerifyHubTest(TestBlobs.Kind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() throws IOException {
    blobs = TestBlobs.of(kind, folder);
    hub = TestHub.start(folder.resolve("data"), blobs.settings());
    covariance = blobs.put("w", "v1", "covariance", COVARIANCE);
    stress = blobs.put("w", "v2", "stress", STRESS);
    push("v1", "covariance_ref", covariance);
    push("v2", "stress_ref", stress);
  }

  @AfterEach
  void stop() {
    hub.close();
    blobs.close();
  }

  @Test
  void everythingIsVerified() {
    hub.riskhub("push", "../examples/us-tech.ndjson").endedWith(ExitCode.DONE);

    assertThat(verify("--world", "w").out()).isEqualTo("1 verified\n");
    assertThat(verify("--world", "w", "--version", "v1", "--deep").out())
        .isEqualTo("1 verified; blobs: 1 verified\n");
    assertThat(verify("--world", "w", "--all", "--deep").out())
        .isEqualTo("2 verified; blobs: 2 verified\n");
    assertThat(verify("--all", "--deep").endedWith(ExitCode.DONE).out())
        .isEqualTo("34 verified; blobs: 2 verified\n");
  }

  @Test
  void aChangedAndAGoneBlobAreNamedAndRepairedFromAFolder() throws IOException {
    byte[] changed = COVARIANCE.clone();
    changed[7]++;
    blobs.overwrite(covariance, changed);
    blobs.remove(stress);
    Path backup = Files.createDirectories(folder.resolve("backup").resolve("w"));
    Files.write(backup.resolve("x-covariance." + digest(covariance) + ".json"), COVARIANCE);
    Files.write(backup.resolve("x-stress." + digest(stress) + ".json"), COVARIANCE);

    CommandRun run = verify("--all", "--deep").endedWith(ExitCode.REFUSED);
    assertThat(run.out())
        .containsPattern("hub +w +v1 +covariance_ref +verified +changed\n")
        .containsPattern("hub +w +v2 +stress_ref +verified +gone\n")
        .endsWith("2 verified; blobs: 1 changed, 1 gone\n");
    assertThat(run.err())
        .contains("world w, version v1: the blob was changed: " + covariance)
        .contains("world w, version v2: the blob is gone: " + stress)
        .contains("--repair --source PLACE");
    assertThat(verify("--all").endedWith(ExitCode.DONE).out()).isEqualTo("2 verified\n");

    String source = folder.resolve("backup").toString();
    CommandRun repair = verify("--all", "--repair", "--source", source).endedWith(ExitCode.REFUSED);
    assertThat(repair.out()).endsWith("2 verified; blobs: 1 repaired, 1 gone\n");
    assertThat(repair.err())
        .contains("not repaired: no --source has its bytes", "holds other bytes");
    assertThat(blobs.read(covariance)).isEqualTo(COVARIANCE);
    assertThat(blobs.exists(stress)).isFalse();

    Path file = Files.write(folder.resolve("any-name"), STRESS);
    CommandRun second =
        verify(
            "--world",
            "w",
            "--version",
            "v2",
            "--repair",
            "--source",
            source,
            "--source",
            file.toString());
    assertThat(second.endedWith(ExitCode.DONE).err()).contains("repaired: put back from " + file);
    assertThat(blobs.read(stress)).isEqualTo(STRESS);
    verify("--all", "--deep").endedWith(ExitCode.DONE);
  }

  @Test
  void aCutBlobIsNamedAndRepairedFromAnotherStore() throws IOException {
    blobs.overwrite(covariance, Arrays.copyOf(COVARIANCE, 20));
    Path other = folder.resolve("other");
    try (TestBlobs copies = TestBlobs.of(TestBlobs.Kind.FILE, Files.createDirectories(other))) {
      copies.put("w", "v1", "covariance", COVARIANCE);
    }

    assertThat(verify("--all", "--deep", "-o", "ndjson").endedWith(ExitCode.REFUSED).out())
        .contains("\"state\":\"cut\",\"detail\":\"the blob is cut: " + covariance);
    assertThat(
            verify("--all", "--repair", "--source", "file://" + other, "-o", "ndjson")
                .endedWith(ExitCode.DONE)
                .out())
        .contains("\"state\":\"repaired\"");
    assertThat(blobs.read(covariance)).isEqualTo(COVARIANCE);
  }

  @Test
  void blobsOfAnotherStoreAreNoDamageAndTheStoreIsAskedAbout() {
    String elsewhere = folder.resolve("elsewhere").toString();

    CommandRun run =
        hub.riskhub(
            "verify-hash", "--all", "--deep", "--blob-type", "file", "--blob-dir", elsewhere);

    assertThat(run.endedWith(ExitCode.REFUSED).out()).endsWith("2 verified; blobs: 2 foreign\n");
    assertThat(run.err()).contains("is this the hub's blob store?").doesNotContain("--repair");
  }

  @Test
  void theEventOfWhatIsInOrderIsOrderedAgainAndOfNothingElse() throws IOException {
    CommandRun right = verify("--world", "w", "--version", "v1", "--repair", "--republish");
    assertThat(right.endedWith(ExitCode.DONE).err())
        .isEqualTo("world w, version v1: its event will be published again\n");

    blobs.remove(stress);
    CommandRun wrong =
        verify("--world", "w", "--version", "v2", "--repair", "--republish", "-v", "-o", "ndjson");
    assertThat(wrong.endedWith(ExitCode.REFUSED).out()).contains("\"republished\":false");
    assertThat(wrong.err()).contains("not republished, for it is not in order");

    Path copy = Files.write(folder.resolve("copy"), STRESS);
    CommandRun both =
        verify(
            "--world",
            "w",
            "--version",
            "v2",
            "--repair",
            "--republish",
            "--source",
            copy.toString(),
            "-o",
            "ndjson");
    assertThat(both.endedWith(ExitCode.DONE).out())
        .contains("\"state\":\"repaired\"", "\"republished\":true");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(verify("--world", "none").endedWith(ExitCode.NOT_FOUND).err())
        .contains("has no world none", "riskhub worlds");
    verify("--world", "none", "--all").endedWith(ExitCode.NOT_FOUND);
    assertThat(verify("--world", "w", "--version", "v9").endedWith(ExitCode.NOT_FOUND).err())
        .contains("has no version v9 of world w");
  }

  private void push(String version, String field, String ref) {
    hub.riskhubReading(
            """
            {"world_id":"w","version":"%s","as_of":"2026-01-01","weights":{"A":0.5,"B":0.5},"%s":"%s"}
            """
                .formatted(version, field, ref),
            "push",
            "-")
        .endedWith(ExitCode.DONE);
  }

  private CommandRun verify(String... arguments) {
    return hub.riskhub(
        Stream.of(
                Stream.of("verify-hash"),
                Stream.of(arguments),
                Stream.of("--config", blobs.config()))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  private static String digest(String ref) {
    return ref.replaceAll(".*\\.([0-9a-f]{64}).*", "$1");
  }
}
