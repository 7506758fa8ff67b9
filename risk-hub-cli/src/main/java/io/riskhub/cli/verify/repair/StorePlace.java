package io.riskhub.cli.verify.repair;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import java.util.List;

/**
 * Another blob store, where the blob has the same name below another base.
 *
 * @param base what the refs of that store begin with
 */
record StorePlace(BlobStore store, String base) implements BlobPlace {

  @Override
  public List<Candidate> candidates(BlobRef ref) {
    String name = store.scheme() == BlobRef.Scheme.REDIS ? ref.name().key() : ref.name().path();
    BlobRef there = BlobRef.of(base + name);
    return List.of(new Candidate(there.toString(), () -> store.open(there)));
  }

  @Override
  public void close() {
    store.close();
  }
}
