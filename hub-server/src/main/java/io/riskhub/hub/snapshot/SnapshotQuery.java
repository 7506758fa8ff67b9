package io.riskhub.hub.snapshot;

import static java.util.Objects.requireNonNull;

import io.riskhub.contract.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which snapshots of a world are wanted; {@code null} leaves a condition out.
 *
 * @param worldId the world
 * @param stage only this stage, without regard to case
 * @param actor only this actor
 * @param asOfAtMost only with an {@code as_of} at or before this instant
 * @param asOfBefore only with an {@code as_of} before this instant
 * @param olderThan only those that come after this one in the order of newest first
 * @param liveAt only those that have not expired at this instant
 * @param limit at most so many, at least 1
 */
public record SnapshotQuery(
    String worldId,
    @Nullable String stage,
    @Nullable String actor,
    @Nullable Instant asOfAtMost,
    @Nullable Instant asOfBefore,
    @Nullable Snapshot olderThan,
    @Nullable Instant liveAt,
    int limit) {

  public SnapshotQuery {
    requireNonNull(worldId, "worldId");
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
  }

  /** The newest snapshot of a world, expired or not. */
  public static SnapshotQuery newest(String worldId) {
    return new SnapshotQuery(worldId, null, null, null, null, null, null, 1);
  }

  /** The same, with only these stage and actor. */
  public SnapshotQuery filtered(@Nullable String stage, @Nullable String actor) {
    return new SnapshotQuery(
        worldId, stage, actor, asOfAtMost, asOfBefore, olderThan, liveAt, limit);
  }

  /** The same, with an {@code as_of} at or before {@code instant}. */
  public SnapshotQuery asOfAtMost(Instant instant) {
    return new SnapshotQuery(worldId, stage, actor, instant, asOfBefore, olderThan, liveAt, limit);
  }

  /** The same, with an {@code as_of} before {@code instant}. */
  public SnapshotQuery asOfBefore(@Nullable Instant instant) {
    return new SnapshotQuery(worldId, stage, actor, asOfAtMost, instant, olderThan, liveAt, limit);
  }

  /** The same, from the one that follows {@code newer} on. */
  public SnapshotQuery olderThan(Snapshot newer) {
    return new SnapshotQuery(worldId, stage, actor, asOfAtMost, asOfBefore, newer, liveAt, limit);
  }

  /** The same, without what has expired at {@code now}. */
  public SnapshotQuery liveAt(Instant now) {
    return new SnapshotQuery(worldId, stage, actor, asOfAtMost, asOfBefore, olderThan, now, limit);
  }

  /** The same, with at most {@code most} results. */
  public SnapshotQuery limit(int most) {
    return new SnapshotQuery(
        worldId, stage, actor, asOfAtMost, asOfBefore, olderThan, liveAt, most);
  }
}
