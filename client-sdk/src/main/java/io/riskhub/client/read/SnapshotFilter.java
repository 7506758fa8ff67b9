package io.riskhub.client.read;

import java.util.Optional;

/**
 * Which snapshots of a world count.
 *
 * @param stage only those of this stage, without regard to case
 * @param actor only those by this actor
 */
public record SnapshotFilter(Optional<String> stage, Optional<String> actor) {

  /** All of them. */
  public static final SnapshotFilter ANY = new SnapshotFilter(Optional.empty(), Optional.empty());

  /** Only those of a stage. */
  public static SnapshotFilter stage(String stage) {
    return ANY.withStage(stage);
  }

  /** Only those by an actor. */
  public static SnapshotFilter actor(String actor) {
    return ANY.withActor(actor);
  }

  /** The same, and only of that stage. */
  public SnapshotFilter withStage(String only) {
    return new SnapshotFilter(Optional.of(only), actor);
  }

  /** The same, and only by that actor. */
  public SnapshotFilter withActor(String only) {
    return new SnapshotFilter(stage, Optional.of(only));
  }
}
