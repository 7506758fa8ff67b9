package io.riskhub.cli.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestBlobs;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A blob to each kind of store and back, whole and damaged. */
@ParameterizedClass
@EnumSource
class BlobPutGetTest {

  /** More than the block that is read at once. */
  private static final String JSON =
      IntStream.range(0, 20_000)
          .mapToObj(pair -> "\"a%d,é\":%.3f".formatted(pair, pair / 1000.0))
          .collect(Collectors.joining(",", "{", "}\n"));

  private final TestBlobs.Kind kind;
  @TempDir private Path folder;
  private TestBlobs blobs;

  BlobPutGetTest(TestBlobs.Kind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() throws IOException {
    blobs = TestBlobs.of(kind, folder);
  }

  @AfterEach
  void close() {
    blobs.close();
  }

  @Test
  void whatWasPutComesBackByteForByte() throws IOException {
    Path file = Files.writeString(folder.resolve("cov.json"), JSON);

    String ref = put(file.toString()).endedWith(ExitCode.DONE).out().strip();

    assertThat(blobs.read(ref)).isEqualTo(JSON.getBytes(UTF_8));
    assertThat(blob("get", ref).endedWith(ExitCode.DONE).out()).isEqualTo(JSON);
    Path copy = folder.resolve("copy.json");
    CommandRun toFile = blob("get", ref, "-O", copy.toString()).endedWith(ExitCode.DONE);
    assertThat(copy).hasContent(JSON);
    assertThat(toFile.out()).isEmpty();
    assertThat(toFile.err()).isEqualTo(copy + ": 350.5 KiB, as its digest says\n");
  }

  @Test
  void standardInputWorksToo() throws IOException {
    CommandRun run =
        CommandRun.riskhubReading(
            JSON,
            "blob",
            "put",
            "-",
            "--world",
            "w",
            "--version",
            "v:1",
            "--field",
            "stress",
            "--config",
            blobs.config(),
            "-o",
            "ndjson");

    String ref = run.endedWith(ExitCode.DONE).out().replaceAll(".*\"ref\":\"([^\"]+)\".*\n", "$1");
    assertThat(ref).contains("v%3A1-stress.");
    assertThat(run.out()).endsWith(",\"bytes\":" + JSON.getBytes(UTF_8).length + "}\n");
    assertThat(blobs.read(ref)).isEqualTo(JSON.getBytes(UTF_8));
  }

  @Test
  void aChangedByteIsNamedAndNoFileAppears() throws IOException {
    String ref = blobs.put("w", "v", "covariance", JSON.getBytes(UTF_8));
    byte[] changed = JSON.getBytes(UTF_8);
    changed[changed.length - 4]++;
    blobs.overwrite(ref, changed);

    refusedAs("the blob was changed: " + ref, ref);
  }

  @Test
  void aChangedByteThatIsNoTextAnyMoreIsNamedToo() throws IOException {
    String ref = blobs.put("w", "v", "covariance", JSON.getBytes(UTF_8));
    byte[] changed = JSON.getBytes(UTF_8);
    changed[10] = (byte) 0xFF;
    blobs.overwrite(ref, changed);

    refusedAs("the blob was changed: " + ref, ref);
  }

  @Test
  void aCutBlobIsNamedAndNoFileAppears() throws IOException {
    String ref = blobs.put("w", "v", "covariance", JSON.getBytes(UTF_8));
    blobs.overwrite(ref, Arrays.copyOf(JSON.getBytes(UTF_8), 100_000));

    refusedAs("the blob is cut: " + ref, ref);
  }

  @Test
  void aGoneBlobIsNamedAndNoFileAppears() throws IOException {
    String ref = blobs.put("w", "v", "covariance", JSON.getBytes(UTF_8));
    blobs.remove(ref);

    refusedAs("the blob is gone: " + ref, ref);
  }

  @Test
  void aRefToElsewhereIsNamedAndNotOpened() throws IOException {
    String leaf = "/w/v-stress." + "0".repeat(64) + ".json";

    refusedAs("the blob ref ", "file:///etc" + leaf);
    refusedAs("the blob ref ", "s3://another-bucket" + leaf);
    refusedAs("the blob ref has the scheme http:", "http://localhost" + leaf);
    refusedAs("the blob ref is empty", "");
  }

  private void refusedAs(String sentence, String ref) throws IOException {
    Path file = Files.writeString(folder.resolve("before.json"), "before");
    assertThat(blob("get", ref).endedWith(ExitCode.REFUSED).err())
        .startsWith("riskhub blob get: " + sentence);
    blob("get", ref, "-O", file.toString()).endedWith(ExitCode.REFUSED);
    assertThat(file).hasContent("before");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(each -> each.getFileName().toString().endsWith(".part"));
    }
  }

  private CommandRun put(String file) {
    return blob("put", file, "--world", "us tech", "--version", "v1", "--field", "covariance");
  }

  private CommandRun blob(String... arguments) {
    return CommandRun.riskhub(
        Stream.of(Stream.of("blob"), Stream.of(arguments), Stream.of("--config", blobs.config()))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }
}
