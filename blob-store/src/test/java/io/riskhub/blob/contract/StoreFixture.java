package io.riskhub.blob.contract;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A store on a real backend, and a way around it. Each test has an empty one of its own. */
public interface StoreFixture extends AutoCloseable {

  BlobStore store();

  /** How often the bytes of anything were asked for, through the store. */
  long opens();

  /** Reads as a consumer that takes the ref for a plain path, key or object name. */
  byte[] readPlainly(BlobRef ref) throws IOException;

  /** Replaces what is stored, behind the store's back. */
  void overwrite(BlobRef ref, byte[] bytes) throws IOException;

  /** Puts something that is no blob among the blobs. */
  void addStranger() throws IOException;

  /** All that is stored, blobs and anything else, but for {@link #addStranger}. */
  List<String> everything() throws IOException;

  /**
   * Refs that this store must refuse, of every kind that only it can have, each pointing at
   * something that is really there where that is possible.
   *
   * @param own a ref of a blob in this store
   */
  Stream<String> foreignRefs(BlobRef own, Random random) throws IOException;

  @Override
  void close() throws IOException;
}
