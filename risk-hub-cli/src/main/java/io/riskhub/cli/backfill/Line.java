package io.riskhub.cli.backfill;

import io.riskhub.contract.SnapshotKey;
import io.riskhub.hub.backfill.BackfillResult;
import org.jspecify.annotations.Nullable;

/**
 * What became of an entry, as it is told.
 *
 * @param source where it stands
 * @param announced whether its event will be published; {@code null} unless it was written
 * @param reason why it was not written; {@code null} where that needs no words
 */
record Line(
    String source,
    @Nullable String worldId,
    @Nullable String version,
    Outcome outcome,
    @Nullable Boolean announced,
    @Nullable String reason) {

  static Line of(BackfillResult result) {
    return switch (result) {
      case BackfillResult.Written written ->
          of(written.place(), written.key(), Outcome.WRITTEN, written.announced(), null);
      case BackfillResult.Duplicate duplicate ->
          of(duplicate.place(), duplicate.key(), Outcome.DUPLICATE, null, null);
      case BackfillResult.Conflict conflict ->
          of(
              conflict.place(),
              conflict.key(),
              Outcome.CONFLICT,
              null,
              "is stored with other content (%s), which stays; this is %s"
                  .formatted(conflict.existing(), conflict.offered()));
      case BackfillResult.Refused refused ->
          new Line(
              refused.place(),
              refused.worldId().orElse(null),
              refused.version().orElse(null),
              Outcome.REFUSED,
              null,
              refused.reason());
      case BackfillResult.Nothing nothing ->
          new Line(
              nothing.place(),
              nothing.worldId().orElse(null),
              null,
              Outcome.NOTHING,
              null,
              nothing.reason());
    };
  }

  private static Line of(
      String place,
      SnapshotKey key,
      Outcome outcome,
      @Nullable Boolean announced,
      @Nullable String reason) {
    return new Line(place, key.worldId(), key.version(), outcome, announced, reason);
  }

  /** For people; only where there is a reason. */
  String sentence() {
    String which = (worldId == null ? "" : " " + worldId) + (version == null ? "" : " " + version);
    return "%s%s skipped: %s".formatted(source, which, reason);
  }
}
