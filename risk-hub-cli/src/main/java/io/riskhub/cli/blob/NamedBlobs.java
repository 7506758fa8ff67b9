package io.riskhub.cli.blob;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.RefCheck;
import io.riskhub.cli.history.HubHistory;
import io.riskhub.cli.history.KeptSnapshot;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.ShellWord;
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
      named.snapshots += history.forEach(world, snapshot -> named.add(world, snapshot));
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

  /** What a damaged one named cannot be told. */
  private void add(String world, KeptSnapshot kept) {
    if (kept.damage().isPresent()) {
      throw new CommandFailure(
          ExitCode.REFUSED,
          """
          what the hub sent as a snapshot of world %s, version %s, %s: its blobs are not known, \
          and none was removed\
          """
              .formatted(world, kept.version().orElse("?"), kept.damage().get()),
          "all that is wrong: riskhub verify-hash --world %s --all"
              .formatted(ShellWord.quote(world)));
    }
    JsonNode snapshot = kept.tree();
    for (BlobField field : BlobField.values()) {
      if (BlobRef.parse(snapshot.path(field.ref()).asText()) instanceof RefCheck.Valid valid) {
        digests.add(valid.ref().digest());
      }
    }
  }
}
