package io.riskhub.hub.backfill;

import io.riskhub.contract.Refusals;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.event.BusEvent;
import io.riskhub.contract.validation.SnapshotContract;
import io.riskhub.hub.snapshot.StoreResult;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks what a source has and stores it in batches: a batch is a transaction, and is announced or
 * not as a whole. For one thread, and one source.
 */
public final class BackfillEngine {

  private static final int MOST = 200;
  private static final int MOST_CHARACTERS = 4 << 20;

  private final SnapshotContract contract;
  private final SnapshotWriter writer;
  private final BackfillPlan plan;
  private final Clock clock;
  private final Consumer<BackfillResult> results;

  private final List<Pending> batch = new ArrayList<>();
  private long characters;
  private boolean announced;

  private record Pending(String place, Snapshot snapshot) {}

  /**
   * @param contract what is asked of a snapshot; it should take expired ones
   * @param results hears what became of each entry, in no particular order
   */
  public BackfillEngine(
      SnapshotContract contract,
      SnapshotWriter writer,
      BackfillPlan plan,
      Clock clock,
      Consumer<BackfillResult> results) {
    this.contract = contract;
    this.writer = writer;
    this.plan = plan;
    this.clock = clock;
    this.results = results;
  }

  /**
   * Stores what {@code source} has. When the source or the store fails on the way, what was told of
   * until then is stored, and the same run again finds it there.
   *
   * @throws io.riskhub.hub.snapshot.StorageUnavailableException when the store is out of reach
   */
  public void run(SnapshotSource source) {
    source.forEach(this::take);
    flush();
  }

  private void take(SourceEntry entry) {
    switch (entry) {
      case SourceEntry.Candidate candidate -> candidate(candidate);
      case SourceEntry.Damaged damaged -> {
        if (damaged.worldId().map(plan::wants).orElse(true)) {
          refuse(damaged.place(), damaged.worldId(), Optional.empty(), damaged.reason());
        }
      }
      case SourceEntry.Nothing nothing -> {
        if (plan.wants(nothing.worldId())) {
          results.accept(
              new BackfillResult.Nothing(
                  nothing.place(), Optional.of(nothing.worldId()), nothing.reason()));
        }
      }
    }
  }

  private void candidate(SourceEntry.Candidate candidate) {
    BusEvent.SnapshotUpdated data = new BusEvent.SnapshotUpdated(candidate.snapshot());
    Optional<String> world = data.worldId();
    if (!world.map(plan::wants).orElse(true)) {
      return;
    }
    Instant now = clock.instant();
    switch (data.check(contract, now)) {
      case Verdict.Accepted accepted -> add(candidate.place(), accepted.snapshot(), now);
      case Verdict refused ->
          refuse(candidate.place(), world, data.version(), Refusals.problem(refused).detail());
    }
  }

  private void refuse(
      String place, Optional<String> world, Optional<String> version, String reason) {
    results.accept(new BackfillResult.Refused(place, world, version, reason));
  }

  private void add(String place, Snapshot snapshot, Instant now) {
    boolean toBeAnnounced = plan.announce() && !snapshot.isExpired(now);
    if (batch.size() == MOST || characters > MOST_CHARACTERS || toBeAnnounced != announced) {
      flush();
    }
    announced = toBeAnnounced;
    batch.add(new Pending(place, snapshot));
    characters += snapshot.json().length();
  }

  private void flush() {
    if (batch.isEmpty()) {
      return;
    }
    List<StoreResult> stored =
        writer.write(batch.stream().map(Pending::snapshot).toList(), announced);
    for (int i = 0; i < stored.size(); i++) {
      results.accept(result(batch.get(i), stored.get(i)));
    }
    batch.clear();
    characters = 0;
  }

  private BackfillResult result(Pending entry, StoreResult result) {
    return switch (result) {
      case StoreResult.Stored stored ->
          new BackfillResult.Written(entry.place(), stored.snapshot().key(), announced);
      case StoreResult.Duplicate duplicate ->
          new BackfillResult.Duplicate(entry.place(), duplicate.existing().key());
      case StoreResult.Conflict conflict ->
          new BackfillResult.Conflict(
              entry.place(),
              conflict.refused().key(),
              conflict.refused().digest(),
              conflict.existing());
    };
  }
}
