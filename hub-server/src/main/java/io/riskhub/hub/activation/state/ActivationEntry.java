package io.riskhub.hub.activation.state;

import static java.util.Objects.requireNonNull;

import io.riskhub.contract.IsoInstant;
import io.riskhub.contract.activation.ActivationTag;
import io.riskhub.contract.activation.ActivationUpdate;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One strategy on one side, as it stands in a world's activation.
 *
 * @param is what the entry is; its {@code ts} is there, as it was sent
 * @param etag names this content, and the number of the change that brought it about
 */
public record ActivationEntry(ActivationUpdate is, ActivationTag etag) {

  public ActivationEntry {
    requireNonNull(is.ts(), "ts");
    requireNonNull(etag, "etag");
  }

  /** When it was changed to this, as it was sent. */
  public String ts() {
    return Objects.requireNonNull(is.ts());
  }

  /** When it was changed to this; the beginning of time where that cannot be read. */
  Instant instant() {
    return IsoInstant.parse(ts()).orElse(Instant.EPOCH);
  }

  /** Whether the update would change nothing. One without an instant means any. */
  boolean says(ActivationUpdate update) {
    Optional<String> ts = Optional.ofNullable(update.ts());
    return is.equals(at(update, ts()))
        && ts.flatMap(IsoInstant::parse).map(instant()::equals).orElse(ts.isEmpty());
  }

  /** The same update with that instant. */
  static ActivationUpdate at(ActivationUpdate update, String ts) {
    return new ActivationUpdate(
        update.strategyId(),
        update.side(),
        update.active(),
        update.weight(),
        update.freeze(),
        update.drain(),
        update.effectiveMode(),
        update.runId(),
        ts);
  }

  /** Whether it came about after {@code other}, an entry of the same strategy and side. */
  boolean isNewerThan(@Nullable ActivationEntry other) {
    return other == null
        || etag.number() > other.etag.number()
        || (etag.number() == other.etag.number() && instant().isAfter(other.instant()));
  }
}
