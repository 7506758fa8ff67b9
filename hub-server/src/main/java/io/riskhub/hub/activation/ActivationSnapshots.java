package io.riskhub.hub.activation;

import io.riskhub.hub.activation.state.ActivationState;
import io.riskhub.hub.backfill.SnapshotSource;
import io.riskhub.hub.backfill.SourceEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One snapshot for each world, of its activation as it stands. Reading them throws {@link
 * io.riskhub.hub.snapshot.StorageUnavailableException} when not all of it can be had: a portfolio
 * of a part would be another one.
 */
public final class ActivationSnapshots implements SnapshotSource {

  private static final String PLACE = "activation";

  private final ActivationStore store;
  private final Set<String> worlds;
  private final Clock clock;
  private long size = -1;
  private long done;

  /**
   * @param store stays the caller's to be closed
   * @param worlds only these; empty for all
   */
  public ActivationSnapshots(ActivationStore store, Set<String> worlds, Clock clock) {
    this.store = store;
    this.worlds = Set.copyOf(worlds);
    this.clock = clock;
  }

  @Override
  public void forEach(Consumer<SourceEntry> visitor) {
    List<String> wanted = worlds.isEmpty() ? store.worlds() : worlds.stream().sorted().toList();
    size = wanted.size();
    for (String world : wanted) {
      done++;
      entry(world).ifPresent(visitor);
    }
  }

  private Optional<SourceEntry> entry(String world) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ActivationState state;
    try {
      state = store.readWhole(world);
    } catch (UnreadableActivationException e) {
      return Optional.of(
          new SourceEntry.Damaged(PLACE, Optional.of(world), String.valueOf(e.getMessage())));
    }
    return state.all().isEmpty()
        ? Optional.empty()
        : Optional.of(
            DerivedSnapshot.backfilled(world, state, now)
                .<SourceEntry>map(snapshot -> new SourceEntry.Candidate(PLACE, snapshot))
                .orElseGet(() -> new SourceEntry.Nothing(PLACE, world, reason(state))));
  }

  private static String reason(ActivationState state) {
    return state.all().stream()
            .anyMatch(entry -> entry.is().active() && entry.is().weight() != null)
        ? "the weights of its active entries sum to zero or less, or to next to nothing, of which no portfolio can be made"
        : "none of its entries is active and has a weight, so there is no portfolio";
  }

  /** In worlds. */
  @Override
  public long size() {
    return size;
  }

  @Override
  public long done() {
    return done;
  }

  /** The store is not this one's. */
  @Override
  public void close() {}
}
