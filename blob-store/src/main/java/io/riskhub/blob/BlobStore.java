package io.riskhub.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Keeps the large fields of snapshots, each under a name that carries the digest of its bytes. A
 * blob is there whole or not at all, and whoever reads it learns when it is not what was put. All
 * methods are safe for many threads, and block.
 */
public interface BlobStore extends AutoCloseable {

  /** The kind of refs that this store makes and resolves. */
  BlobRef.Scheme scheme();

  /**
   * Stores a blob durably. The same blob put twice is one; put over a damaged one, it mends it.
   *
   * @param world the snapshot's world id, as it is
   * @param version the snapshot's version, as it is
   * @param field the field that the blob stands for, such as {@code covariance}
   * @param json the blob; may be opened more than once
   * @param ttl how long the snapshot lives. The blob lives no shorter, and no earlier promise is
   *     taken back
   * @return the ref that belongs in the snapshot
   * @throws BlobException when it could not be stored; then nothing of it is visible
   * @throws IOException when {@code json} cannot be read
   * @throws IllegalArgumentException when a snapshot cannot have such a world, version, field or
   *     ttl
   */
  BlobRef put(String world, String version, String field, Source json, Duration ttl)
      throws IOException;

  /** The same with a blob that is in memory. */
  default BlobRef put(String world, String version, String field, byte[] json, Duration ttl)
      throws IOException {
    return put(world, version, field, () -> new ByteArrayInputStream(json), ttl);
  }

  /**
   * Whether a ref, whoever sent it, is one that this store would read: inside its own base, after
   * links are followed. Opens nothing, and does not ask whether the blob is there.
   */
  default RefCheck resolve(String ref) {
    return switch (BlobRef.parse(ref)) {
      case RefCheck.Valid valid -> resolve(valid.ref());
      case RefCheck.Refused refused -> refused;
    };
  }

  /** The same for a text that has the shape of a ref. */
  RefCheck resolve(BlobRef ref);

  /**
   * Reads a blob, and hashes it meanwhile. The last part is handed out only once the digest is
   * known to be right: a reader that came to the end has the true blob, and a reader of anything
   * else gets a {@link BlobException} that says whether it was changed or cut, whatever was read
   * before. A reader that stops early has proof of nothing.
   *
   * @throws BlobException when the ref is foreign (nothing is opened), the blob is gone, the store
   *     cannot be read, or refuses this blob while it can be read otherwise. It is asked for a blob
   *     that nobody put to tell the last two apart, so nothing is written for that
   */
  InputStream open(BlobRef ref) throws BlobException;

  /**
   * Whether the blob is there; its bytes are not looked at.
   *
   * @throws BlobException when the ref is foreign, or the store cannot tell
   */
  boolean exists(BlobRef ref) throws BlobException;

  /**
   * Removes a blob.
   *
   * @return whether there was one
   * @throws BlobException when the ref is foreign, or the blob could not be removed
   */
  boolean delete(BlobRef ref) throws BlobException;

  /**
   * All blobs, in no order, read as the stream is; close it. What has not the name of a blob is
   * passed over. Trouble on the way is an {@link java.io.UncheckedIOException} of a {@link
   * BlobException}.
   */
  Stream<StoredBlob> list() throws BlobException;

  /**
   * Removes what puts that never ended have left behind since before {@code before}.
   *
   * @return how many such leftovers were removed
   */
  int removeLeftovers(Instant before) throws BlobException;

  /** Tries whether the store can be reached and written, by writing and removing a trifle. */
  CheckResult check();

  @Override
  void close();

  /** Bytes that can be read from the start as often as asked. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }
}
