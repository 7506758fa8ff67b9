package io.riskhub.blob.contract;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Blobs for tests, and short ways to put and read them. */
public final class Blobs {

  public static final Duration TTL = Duration.ofMinutes(15);

  private Blobs() {}

  /** A covariance of that many pairs, about 20 bytes each. */
  public static byte[] covariance(int pairs) {
    return IntStream.range(0, pairs)
        .mapToObj(pair -> "\"a%d,é%d\":%.3f".formatted(pair, pair, pair / 1000.0))
        .collect(Collectors.joining(",", "{", "}"))
        .getBytes(StandardCharsets.UTF_8);
  }

  public static BlobRef put(BlobStore store, byte[] json) throws IOException {
    return store.put("us-tech", "2026-03-01T12:00:00Z", "covariance", json, TTL);
  }

  public static byte[] read(BlobStore store, BlobRef ref) throws IOException {
    try (InputStream blob = store.open(ref)) {
      return blob.readAllBytes();
    }
  }

  /** Why a blob cannot be read. */
  public static Reason troubleOf(BlobStore store, BlobRef ref) throws IOException {
    try (InputStream blob = store.open(ref)) {
      blob.readAllBytes();
    } catch (BlobException e) {
      return e.reason();
    }
    throw new AssertionError("was read without trouble: " + ref);
  }
}
