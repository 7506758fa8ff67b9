package io.riskhub.blob.file;

import static io.riskhub.blob.contract.Blobs.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.StoredBlob;
import io.riskhub.blob.contract.Blobs;
import io.riskhub.blob.contract.ChildJvm;
import io.riskhub.blob.sweep.BlobSweep;
import io.riskhub.blob.sweep.BlobSweep.Summary;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a blob is visible whole or not at all, also when its writer is killed. */
class CrashTest {

  private static final int WRITTEN = 300_000;

  @TempDir private Path directory;

  @Test
  void aWriterKilledHalfwayLeavesNoBlobAndTheSweepRemovesTheRest() throws Exception {
    Process writer = ChildJvm.start(Writer.class, List.of(), directory.toString());
    try (OutputStream in = writer.getOutputStream();
        BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
      in.write(Blobs.covariance(20_000), 0, WRITTEN);
      in.flush();
      assertThat(out.readLine()).isEqualTo("halfway");
      writer.destroyForcibly().waitFor();
    }
    List<Path> left = files();
    assertThat(left)
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.getFileName().toString()).startsWith(".").endsWith(".tmp");
              assertThat(Files.size(file)).isEqualTo(WRITTEN);
            });

    JsonBlobStore store = new JsonBlobStore(directory);
    try (Stream<StoredBlob> blobs = store.list()) {
      assertThat(blobs).isEmpty();
    }
    assertThat(sweep(store, Duration.ZERO).leftovers()).as("may still be written").isZero();

    put(store, Blobs.covariance(1));
    Summary summary = sweep(store, Duration.ofHours(2));
    assertThat(summary.leftovers()).isEqualTo(1);
    assertThat(summary.deleted()).isZero();
    assertThat(files()).hasSize(1).doesNotContainAnyElementsOf(left);
  }

  private static Summary sweep(JsonBlobStore store, Duration later) throws IOException {
    return new BlobSweep(store, Clock.offset(Clock.systemUTC(), later))
        .sweep(ref -> true, Duration.ofHours(1));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Puts what comes from standard input, and tells when all that the test sent is written. */
  static final class Writer {
    public static void main(String[] args) throws IOException {
      new JsonBlobStore(Path.of(args[0]))
          .put("us-tech", "v1", "covariance", () -> new Told(System.in), Blobs.TTL);
    }
  }

  private static final class Told extends FilterInputStream {

    private int given;

    Told(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (given == WRITTEN) {
        System.out.println("halfway");
      }
      int count = super.read(bytes, offset, length);
      given += count;
      return count;
    }
  }
}
