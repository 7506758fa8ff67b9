package io.riskhub.blob.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.contract.Blobs;
import io.riskhub.blob.contract.ChildJvm;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.blob.s3.TestS3;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That blobs are streamed: one of 48 MB passes through a process with a heap of 24. */
class LargeBlobTest {

  private static final int BYTES = 48_000_000;

  @TempDir private Path directory;

  @Test
  void filesAreStreamed() throws Exception {
    assertStreams("file", directory.toString());
  }

  @Test
  void keysInRedisAreStreamed() throws Exception {
    assertStreams("redis", TestRedis.shared().toString(), "test-" + UUID.randomUUID() + ":");
  }

  @Test
  void objectsInS3AreStreamed() throws Exception {
    BlobStoreSettings.S3 s3 = TestS3.shared("tests/" + UUID.randomUUID());
    BlobStoreSettings.Credentials credentials = s3.credentials().orElseThrow();
    assertStreams(
        "s3",
        s3.bucket(),
        s3.prefix(),
        s3.endpoint().orElseThrow().toString(),
        credentials.accessKeyId(),
        credentials.secretAccessKey());
  }

  private static void assertStreams(String... settings) throws Exception {
    Process child = ChildJvm.start(PutAndGet.class, List.of("-Xmx24m"), settings);
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor()).isZero();
    assertThat(output.strip()).isEqualTo(BYTES + " bytes");
  }

  /** What the small process does. */
  static final class PutAndGet {
    public static void main(String[] args) throws IOException {
      try (BlobStore store = BlobStores.open(settings(args))) {
        BlobRef ref = store.put("w", "v", "covariance", Ones::new, Blobs.TTL);
        try (InputStream blob = store.open(ref)) {
          System.out.println(blob.transferTo(OutputStream.nullOutputStream()) + " bytes");
        } finally {
          store.delete(ref);
        }
      }
    }

    private static BlobStoreSettings settings(String[] args) {
      return switch (args[0]) {
        case "file" -> new BlobStoreSettings.Files(Path.of(args[1]));
        case "redis" ->
            new BlobStoreSettings.Redis(URI.create(args[1]), args[2], Duration.ofMinutes(1));
        default ->
            new BlobStoreSettings.S3(
                args[1],
                args[2],
                Optional.of(URI.create(args[3])),
                Optional.empty(),
                Optional.of(new BlobStoreSettings.Credentials(args[4], args[5])));
      };
    }
  }

  /** A JSON array of ones, made while it is read. */
  private static final class Ones extends InputStream {

    private int given;

    @Override
    public int read() {
      if (given == BYTES) {
        return -1;
      }
      int at = given++;
      return at == 0 ? '[' : at == BYTES - 1 ? ']' : at % 2 == 1 ? '1' : ',';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int count = Math.min(length, BYTES - given);
      for (int i = 0; i < count; i++) {
        bytes[offset + i] = (byte) read();
      }
      return count == 0 ? -1 : count;
    }
  }
}
