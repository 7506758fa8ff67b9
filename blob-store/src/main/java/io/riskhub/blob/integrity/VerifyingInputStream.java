package io.riskhub.blob.integrity;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.ContentDigest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a blob, hashed while they are read. It reads a block ahead, and hands out the last
 * one only when the digest of the whole is right: even a reader that does not wait for the end of
 * the stream, as JSON parsers do not, never gets all of a wrong blob. Memory: two blocks.
 */
public final class VerifyingInputStream extends InputStream {

  static final int BLOCK = 64 * 1024;

  private final BlobRef ref;
  private final InputStream stored;
  private final BlobStore.Source again;
  private final RunningDigest digest = new RunningDigest();

  private byte[] ready = new byte[BLOCK];
  private int position;
  private int limit;
  private byte[] ahead = new byte[BLOCK];
  private int aheadLength;
  private boolean started;
  private boolean ended;
  private @Nullable BlobException failure;

  /**
   * Hashes {@code stored}, and closes it with itself.
   *
   * @param again opens the same blob once more, to tell what is wrong with it
   */
  public VerifyingInputStream(BlobRef ref, InputStream stored, BlobStore.Source again) {
    this.ref = ref;
    this.stored = stored;
    this.again = again;
  }

  @Override
  public int read() throws IOException {
    return isAtEnd() ? -1 : Byte.toUnsignedInt(ready[position++]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(ready, position, bytes, offset, count);
    position += count;
    return count;
  }

  @Override
  public int available() {
    return limit - position;
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }

  private boolean isAtEnd() throws BlobException {
    if (failure != null) {
      throw failure;
    }
    if (position < limit) {
      return false;
    }
    try {
      advance();
    } catch (BlobException e) {
      limit = position;
      failure = e;
      throw e;
    }
    return position == limit;
  }

  /** Makes the block that was read ahead ready, after another is read or the blob is proved. */
  private void advance() throws BlobException {
    if (!started) {
      started = true;
      readAhead();
    }
    byte[] used = ready;
    ready = ahead;
    position = 0;
    limit = aheadLength;
    ahead = used;
    aheadLength = 0;
    if (!ended) {
      readAhead();
    }
  }

  private void readAhead() throws BlobException {
    try {
      aheadLength = stored.readNBytes(ahead, 0, BLOCK);
    } catch (BlobException e) {
      throw e;
    } catch (IOException e) {
      throw new BlobException(
          Reason.UNAVAILABLE,
          "the blob %s could not be read on after %,d bytes: %s"
              .formatted(ref, digest.length(), e.getMessage()),
          e);
    }
    digest.update(ahead, aheadLength);
    if (aheadLength < BLOCK) {
      ended = true;
      verify();
    }
  }

  private void verify() throws BlobException {
    ContentDigest found = digest.digest();
    if (!found.equals(ref.digest())) {
      throw Damage.of(ref, found, digest.length(), again);
    }
  }
}
