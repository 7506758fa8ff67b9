package io.riskhub.client.offload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.client.fault.BlobTroubleException;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.json.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.ObjLongConsumer;

/**
 * Puts every field that is over the threshold into a store. A blob's bytes are the canonical JSON
 * of its field, so that the same content makes the same blob, ref and hash every time.
 */
public final class Offload {

  private final BlobStore store;
  private final int threshold;

  /**
   * @param threshold the most pairs, points or scenarios that stay in the snapshot
   */
  public Offload(BlobStore store, int threshold) {
    this.store = store;
    this.threshold = threshold;
  }

  /**
   * Whether anything of a snapshot is over the threshold.
   *
   * @param snapshot one that keeps the contract
   */
  public boolean isDue(ObjectNode snapshot) {
    for (LargeField large : LargeField.values()) {
      if (isDue(large, snapshot)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Replaces every field that is over the threshold by its ref. Whatever was put is whole when this
   * returns.
   *
   * @param snapshot one that keeps the contract; changed in place
   * @param ttl how long it lives
   * @param onPut hears of each blob: its field, and its length in bytes
   * @throws BlobTroubleException when the store did not take one
   */
  public void apply(
      ObjectNode snapshot, SnapshotKey key, Duration ttl, ObjLongConsumer<String> onPut) {
    for (LargeField large : LargeField.values()) {
      if (isDue(large, snapshot)) {
        byte[] json = canonical(snapshot.path(large.field()));
        BlobRef ref = put(key, large, json, ttl);
        onPut.accept(large.field(), json.length);
        snapshot.remove(large.field());
        snapshot.put(large.refField(), ref.toString());
      }
    }
  }

  private boolean isDue(LargeField large, ObjectNode snapshot) {
    return large.size(snapshot.path(large.field())) > threshold;
  }

  private BlobRef put(SnapshotKey key, LargeField large, byte[] json, Duration ttl) {
    try {
      return store.put(key.worldId(), key.version(), large.field(), json, ttl);
    } catch (BlobException e) {
      throw BlobTroubleException.notStored(
          "%s of version \"%s\" of world \"%s\" cannot be put into the blob store: %s"
              .formatted(large.field(), key.version(), key.worldId(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  private static byte[] canonical(JsonNode value) {
    return CanonicalJson.write(value).getBytes(StandardCharsets.US_ASCII);
  }
}
