package io.riskhub.hub.bus.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.event.Event;
import io.riskhub.contract.event.SnapshotUpdated;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.testkit.Snapshots;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} must do. A subclass supplies an empty one. */
public abstract class OutboxContract {

  private static final Event OF_ITS_OWN =
      new Event(
          UUID.randomUUID(),
          "risk_signal_updated",
          "세계",
          Instant.parse("2026-03-01T12:00:01.000001Z"),
          "risk_signal:세계:v:stress",
          "{\"status\":\"breach\"}");

  private @Nullable OutboxLease lease;

  /** The outbox under test; empty at the start of each test. */
  protected abstract Outbox outbox();

  /** The store of the snapshots that it announces. */
  protected abstract SnapshotRepository repository();

  /** Commits an event that no snapshot holds. */
  protected abstract void commit(Event event);

  /** Takes a snapshot out of the store, as nobody should. */
  protected abstract void forget(SnapshotKey key);

  /** The lease, which a test has from when it first asks for it. */
  protected final OutboxLease lease() {
    if (lease == null) {
      lease = outbox().tryLease().orElseThrow();
    }
    return lease;
  }

  @AfterEach
  void giveTheLeaseBack() {
    if (lease != null) {
      lease.close();
    }
  }

  @Test
  void givesTheEventsOfStoredSnapshotsInTheOrderOfTheirCommits() {
    Snapshot second = store("w", "a");
    Snapshot other = store("other", "z");
    Snapshot third = store("w", "9");
    repository().store(List.of(second));

    List<Event> events = events();

    assertThat(events)
        .containsExactly(
            SnapshotUpdated.of(events.get(0).id(), Snapshots.NOW, second),
            SnapshotUpdated.of(events.get(1).id(), Snapshots.NOW, other),
            SnapshotUpdated.of(events.get(2).id(), Snapshots.NOW, third));
    assertThat(events.stream().map(Event::id)).doesNotHaveDuplicates();
  }

  @Test
  void givesTheSameEventUntilItIsRemoved() {
    store("w", "1");
    store("w", "2");
    List<OutboxEntry> both = lease().oldest(10, Set.of());

    assertThat(lease().oldest(10, Set.of())).isEqualTo(both);
    lease().remove(both.subList(0, 1));

    assertThat(lease().oldest(10, Set.of())).isEqualTo(both.subList(1, 2));
    lease().remove(both);
    assertThat(lease().oldest(10, Set.of())).isEmpty();
  }

  @Test
  void leavesTheEventsOfWorldsThatAreNotWanted() {
    store("w", "1");
    store("other", "1");
    store("w", "2");

    assertThat(lease().oldest(1, Set.of("w")))
        .singleElement()
        .satisfies(entry -> assertThat(entry.event().worldId()).isEqualTo("other"));
    assertThat(lease().oldest(10, Set.of("w", "other"))).isEmpty();
    assertThat(lease().oldest(10, Set.of())).hasSize(3);
  }

  @Test
  void givesEventsThatAreCompleteInThemselvesBetweenTheOthers() {
    Snapshot before = store("세계", "1");
    commit(OF_ITS_OWN);
    Snapshot after = store("세계", "2");

    List<Event> events = events();

    assertThat(events.get(0).data()).contains(before.digest().toString());
    assertThat(events.get(1)).isEqualTo(OF_ITS_OWN);
    assertThat(events.get(2).data()).contains(after.digest().toString());
  }

  @Test
  void givesAtMostAsManyAsAskedFor() {
    repository()
        .store(
            IntStream.range(0, 20)
                .mapToObj(i -> Snapshots.of("w" + i, "v", "2026-01-01"))
                .toList());

    assertThat(lease().oldest(7, Set.of()))
        .hasSize(7)
        .isEqualTo(lease().oldest(20, Set.of()).subList(0, 7));
  }

  @Test
  void givesLargeEventsAFewAtATimeButAtLeastOne() {
    String memo = "\"memo\":\"" + "m".repeat(3 << 20) + "\"";
    repository()
        .store(
            IntStream.range(0, 5)
                .mapToObj(i -> Snapshots.of("w", "v" + i, "2026-01-01", memo))
                .toList());

    int seen = 0;
    for (List<OutboxEntry> some = lease().oldest(9, Set.of());
        !some.isEmpty();
        some = lease().oldest(9, Set.of())) {
      assertThat(some).hasSizeLessThan(3);
      seen += some.size();
      lease().remove(some);
    }
    assertThat(seen).isEqualTo(5);
  }

  @Test
  void anEventThatIsSetAsideLetsTheOthersPassAndIsKept() {
    store("w", "1");
    store("w", "2");
    List<OutboxEntry> both = lease().oldest(10, Set.of());

    lease().setAside(both.getFirst(), "too large");

    assertThat(lease().oldest(10, Set.of())).isEqualTo(both.subList(1, 2));
    assertThat(outbox().backlog().setAside()).isEqualTo(1);
    lease().restoreSetAside();
    assertThat(lease().oldest(10, Set.of())).isEqualTo(both);
  }

  @Test
  void anEventWhoseSnapshotIsGoneIsSetAsideAndTheOthersAreGiven() {
    Snapshot gone = store("w", "1");
    Snapshot there = store("w", "2");
    forget(gone.key());

    assertThat(events())
        .hasSize(1)
        .first()
        .extracting(Event::data)
        .asString()
        .contains(there.digest().toString());
    assertThat(outbox().backlog().setAside()).isEqualTo(1);
  }

  @Test
  void tellsWhatWaits() {
    assertThat(outbox().backlog()).isEqualTo(new Backlog(0, Optional.empty(), 0));
    store("w", "1");
    commit(OF_ITS_OWN);
    assertThat(outbox().backlog()).isEqualTo(new Backlog(2, Optional.of(Snapshots.NOW), 0));

    lease().setAside(lease().oldest(1, Set.of()).getFirst(), "too large");

    assertThat(outbox().backlog()).isEqualTo(new Backlog(1, Optional.of(OF_ITS_OWN.time()), 1));
  }

  private Snapshot store(String worldId, String version) {
    Snapshot snapshot = Snapshots.of(worldId, version, "2026-01-01");
    repository().store(List.of(snapshot));
    return snapshot;
  }

  private List<Event> events() {
    return lease().oldest(100, Set.of()).stream().map(OutboxEntry::event).toList();
  }
}
