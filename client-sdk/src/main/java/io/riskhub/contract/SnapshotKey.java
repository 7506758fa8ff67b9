package io.riskhub.contract;

import static java.util.Objects.requireNonNull;

import io.riskhub.contract.json.CodePointOrder;
import java.util.Comparator;

/**
 * What identifies a snapshot: a version is given once in its world, for one content.
 *
 * @param worldId the portfolio's world
 * @param version the snapshot's version in that world
 */
public record SnapshotKey(String worldId, String version) implements Comparable<SnapshotKey> {

  private static final Comparator<SnapshotKey> ORDER =
      Comparator.comparing(SnapshotKey::worldId, CodePointOrder.INSTANCE)
          .thenComparing(SnapshotKey::version, CodePointOrder.INSTANCE);

  public SnapshotKey {
    requireNonNull(worldId, "worldId");
    requireNonNull(version, "version");
  }

  @Override
  public int compareTo(SnapshotKey other) {
    return ORDER.compare(this, other);
  }
}
