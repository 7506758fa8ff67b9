package io.riskhub.blob.file;

import static io.riskhub.blob.contract.Blobs.put;
import static io.riskhub.blob.contract.Blobs.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.contract.Blobs;
import io.riskhub.blob.contract.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a disk without room is told as such, and leaves no trace. */
class DiskFullTest {

  private static final byte[] HALF_A_MEBIBYTE = Blobs.covariance(24_000);

  @TempDir private Path directory;

  @Test
  void aFullDiskIsToldAndTheNextWriteWorksOnceThereIsRoom() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory.toString()) == 0,
        "only root can mount a small disk here");
    try {
      JsonBlobStore store = new JsonBlobStore(directory);
      BlobRef first = put(store, HALF_A_MEBIBYTE);
      byte[] second = HALF_A_MEBIBYTE.clone();
      second[second.length - 2]++;

      assertThatExceptionOfType(BlobException.class)
          .isThrownBy(() -> put(store, second))
          .withMessageContainingAll(directory.toString(), "No space left", "free some space")
          .satisfies(trouble -> assertThat(trouble.reason()).isEqualTo(Reason.FULL));
      assertThat(files()).containsExactly(Path.of(first.location()));

      store.delete(first);
      assertThat(read(store, put(store, second))).isEqualTo(second);
    } finally {
      run("umount", directory.toString());
    }
  }

  /** Needs no right: the process may write no file of more than a quarter of a mebibyte. */
  @Test
  void aWriteThatTheSystemEndsHalfwayLeavesNothingAndTheNextOneWorks() throws Exception {
    List<String> limited =
        Stream.concat(
                Stream.of("sh", "-c", "ulimit -f 256; exec \"$@\"", "sh"),
                ChildJvm.command(Limited.class, List.of(), directory.toString()).stream())
            .toList();
    Process child =
        new ProcessBuilder(limited).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor()).isZero();
    assertThat(output.lines())
        .satisfiesExactly(
            trouble -> assertThat(trouble).startsWith("FULL cannot write").contains("too large"),
            visible -> assertThat(visible).isEqualTo("0 files"),
            next -> assertThat(next).startsWith("file://" + directory));
    assertThat(files()).hasSize(1);
  }

  /** What the limited process does. */
  static final class Limited {
    public static void main(String[] args) throws IOException {
      JsonBlobStore store = new JsonBlobStore(Path.of(args[0]));
      try {
        System.out.println(put(store, HALF_A_MEBIBYTE));
      } catch (BlobException e) {
        System.out.println(e.reason() + " " + e.getMessage());
      }
      try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
        System.out.println(files.filter(Files::isRegularFile).count() + " files");
      }
      System.out.println(put(store, Blobs.covariance(10)));
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
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
