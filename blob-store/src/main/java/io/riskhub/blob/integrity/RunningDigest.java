package io.riskhub.blob.integrity;

import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import org.apache.commons.codec.digest.Blake3;

/** The BLAKE3 digest and length of bytes that come in parts. For one thread. */
public final class RunningDigest {

  private static final int DIGEST_LENGTH = 32;

  private final Blake3 blake3 = Blake3.initHash();
  private long length;

  /** Reads {@code stream} to its end; does not close it. */
  public static RunningDigest of(InputStream stream) throws IOException {
    RunningDigest digest = new RunningDigest();
    byte[] buffer = new byte[VerifyingInputStream.BLOCK];
    for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
      digest.update(buffer, read);
    }
    return digest;
  }

  /** Takes the first {@code count} of {@code bytes}. */
  public void update(byte[] bytes, int count) {
    blake3.update(bytes, 0, count);
    length += count;
  }

  /** How many bytes were taken. */
  public long length() {
    return length;
  }

  /** The digest of all of them. */
  public ContentDigest digest() {
    return new ContentDigest(
        Algorithm.BLAKE3, HexFormat.of().formatHex(blake3.doFinalize(DIGEST_LENGTH)));
  }
}
