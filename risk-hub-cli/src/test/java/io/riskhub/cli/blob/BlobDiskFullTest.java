package io.riskhub.cli.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.RiskHub;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a store without room is told as such, with nothing visible, and works again afterwards. */
class BlobDiskFullTest {

  private static final String LARGE =
      IntStream.range(0, 40_000)
          .mapToObj("\"a%d,b\":0.5"::formatted)
          .collect(Collectors.joining(",", "{", "}"));

  @TempDir private Path folder;
  @TempDir private Path disk;
  private Path large;
  private Path small;

  @BeforeEach
  void write() throws IOException {
    large = Files.writeString(folder.resolve("large.json"), LARGE);
    small = Files.writeString(folder.resolve("small.json"), "{\"a,b\":0.5}");
  }

  @Test
  void aFullDiskIsNamedAndTheSameWorksOnceThereIsRoom() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0,
        "only root can mount a small disk here");
    try {
      Path ballast = Files.write(disk.resolve("ballast"), new byte[800_000]);

      CommandRun full = CommandRun.riskhub(put(large)).endedWith(ExitCode.UNAVAILABLE);
      assertThat(full.out()).isEmpty();
      assertThat(full.err())
          .startsWith("riskhub blob put: cannot write " + disk)
          .contains("No space left on device. Nothing was stored; free some space and try again");
      assertThat(blobs()).isEmpty();

      Files.delete(ballast);
      String ref = CommandRun.riskhub(put(large)).endedWith(ExitCode.DONE).out().strip();
      assertThat(CommandRun.riskhub("blob", "get", ref, "--blob-dir", disk.toString()).out())
          .isEqualTo(LARGE);
    } finally {
      run("umount", disk.toString());
    }
  }

  /** Needs no right: the process may write no file of more than a quarter of a mebibyte. */
  @Test
  void aFileThatMayNotGrowFurtherIsNamedAndLeavesNothing() throws Exception {
    Process limited =
        new ProcessBuilder(
                Stream.of(
                        Stream.of("sh", "-c", "ulimit -f 256; exec \"$@\"", "sh"),
                        Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:-UsePerfData",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RiskHub.class.getName()),
                        Stream.of(put(large)))
                    .flatMap(part -> part)
                    .toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(limited.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(limited.waitFor()).as(said).isEqualTo(ExitCode.UNAVAILABLE.number());
    assertThat(said).contains("riskhub blob put: cannot write " + disk).contains("too large");
    assertThat(blobs()).isEmpty();
    CommandRun.riskhub(put(small)).endedWith(ExitCode.DONE);
    assertThat(blobs()).hasSize(1);
  }

  private String[] put(Path file) {
    return new String[] {
      "blob",
      "put",
      file.toString(),
      "--world",
      "w",
      "--version",
      "v",
      "--field",
      "covariance",
      "--blob-dir",
      disk.toString()
    };
  }

  private List<Path> blobs() throws IOException {
    try (Stream<Path> files = Files.walk(disk)) {
      return files.filter(Files::isRegularFile).filter(file -> !file.endsWith("ballast")).toList();
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
