package io.riskhub.cli.verify.repair;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import java.io.IOException;
import java.util.List;

/** Somewhere that a copy of a blob may be. What it gives need not be the blob. */
interface BlobPlace extends AutoCloseable {

  /** What may be a copy of the blob, the likeliest first. */
  List<Candidate> candidates(BlobRef ref) throws IOException;

  @Override
  default void close() {}

  /**
   * Bytes that may be those of a blob.
   *
   * @param label what to call the place, without credentials
   */
  record Candidate(String label, BlobStore.Source bytes) {}
}
