package io.riskhub.cli.blob;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.RefCheck;
import io.riskhub.cli.history.HubHistory;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The digests of all blobs that any snapshot of a hub names. Digests, not refs: where a store was
 * moved, its blobs have other refs than the snapshots know, and are needed all the same.
 */
final class NamedBlobs {

  private final Set<ContentDigest> digests = new HashSet<>();
  private long snapshots;

  private NamedBlobs() {}

  /** Asks for every snapshot of every world, expired or not; fails unless all of them came. */
  static NamedBlobs of(HubHistory history) throws IOException {
    NamedBlobs named = new NamedBlobs();
    for (String world : history.worlds()) {
      named.snapshots += history.forEach(world, snapshot -> named.add(snapshot.tree()));
    }
    return named;
  }

  boolean contains(BlobRef ref) {
    return digests.contains(ref.digest());
  }

  /** How many snapshots there are. */
  long snapshots() {
    return snapshots;
  }

  private void add(JsonNode snapshot) {
    for (BlobField field : BlobField.values()) {
      if (BlobRef.parse(snapshot.path(field.ref()).asText()) instanceof RefCheck.Valid valid) {
        digests.add(valid.ref().digest());
      }
    }
  }
}
