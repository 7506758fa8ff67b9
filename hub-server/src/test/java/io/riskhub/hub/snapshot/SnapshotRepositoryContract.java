package io.riskhub.hub.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.testkit.Snapshots;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SnapshotRepository} must do. A subclass supplies an empty one. */
public abstract class SnapshotRepositoryContract {

  private static final String EARLY = "2026-01-01T00:00:00Z";
  private static final String LATE = "2026-02-01T00:00:00Z";

  /** The repository under test; empty at the start of each test. */
  protected abstract SnapshotRepository repository();

  /** How many outbox rows announce snapshots of {@code worldId}, in the order of their ids. */
  protected abstract List<String> announcedVersions(String worldId);

  @Test
  void givesBackExactlyWhatWasStored() {
    Snapshot snapshot =
        Snapshots.of(
            "세계", "리밸런스:1", "2026-01-31T09:00:00.123456789+09:00", "\"memo\":\"é😀\\u0000\"");

    assertThat(repository().store(List.of(snapshot)))
        .containsExactly(new StoreResult.Stored(snapshot));

    assertThat(repository().find(snapshot.key())).contains(snapshot);
    assertThat(repository().list(SnapshotQuery.newest("세계"))).containsExactly(snapshot);
  }

  @Test
  void findsNothingThatWasNotStored() {
    Snapshot snapshot = Snapshots.of("w", "v", EARLY);

    assertThat(repository().find(snapshot.key())).isEmpty();
    assertThat(repository().list(SnapshotQuery.newest("w"))).isEmpty();
    assertThat(repository().newestOfEveryWorld()).isEmpty();
  }

  @Test
  void announcesEachStoredSnapshotOnceInTheOrderOfCommits() {
    repository().store(List.of(Snapshots.of("w", "v2", LATE)));
    repository().store(List.of(Snapshots.of("w", "v1", EARLY), Snapshots.of("other", "v", EARLY)));
    repository().store(List.of(Snapshots.of("w", "v1", EARLY)));
    repository().store(List.of(Snapshots.of("w", "v1", LATE)));

    assertThat(announcedVersions("w")).containsExactly("v2", "v1");
    assertThat(announcedVersions("other")).containsExactly("v");
  }

  @Test
  void adoptsWithoutAWordToOthersAlsoWhatHasExpired() {
    Snapshot expired = Snapshots.of("w", "v1", EARLY, "\"ttl_sec\":1");
    Snapshot taken = Snapshots.of("w", "v2", EARLY);
    Snapshot other = Snapshots.of("w", "v2", LATE);
    repository().store(List.of(taken));

    assertThat(repository().adopt(List.of(expired, other, expired)))
        .containsExactly(
            new StoreResult.Stored(expired),
            new StoreResult.Conflict(other, taken.digest()),
            new StoreResult.Duplicate(expired));

    assertThat(repository().find(expired.key())).contains(expired);
    assertThat(announcedVersions("w")).containsExactly("v2");
  }

  @Test
  void announcesAStoredSnapshotAgainAfterAllThatWasAnnouncedBefore() {
    Snapshot expired = Snapshots.of("w", "v1", EARLY, "\"ttl_sec\":1");
    repository().store(List.of(expired, Snapshots.of("w", "v2", LATE)));

    assertThat(repository().announceAgain(expired.key())).isTrue();
    assertThat(repository().announceAgain(new SnapshotKey("w", "v3"))).isFalse();
    assertThat(repository().announceAgain(new SnapshotKey("other", "v1"))).isFalse();

    assertThat(announcedVersions("w")).containsExactly("v1", "v2", "v1");
    assertThat(announcedVersions("other")).isEmpty();
  }

  @Test
  void theSameContentAgainIsADuplicateOfTheFirst() {
    Snapshot first = Snapshots.of("w", "v", EARLY, "\"created_at\":\"2026-03-01T11:59:00Z\"");
    Snapshot again = Snapshots.of("w", "v", EARLY, "\"created_at\":\"2026-03-01T11:59:30Z\"");
    repository().store(List.of(first));

    assertThat(repository().store(List.of(again)))
        .containsExactly(new StoreResult.Duplicate(first));
    assertThat(repository().find(first.key())).contains(first);
  }

  @Test
  void otherContentUnderATakenVersionIsAConflictAndChangesNothing() {
    Snapshot first = Snapshots.of("w", "v", EARLY);
    Snapshot other = Snapshots.of("w", "v", LATE);
    repository().store(List.of(first));

    assertThat(repository().store(List.of(other)))
        .containsExactly(new StoreResult.Conflict(other, first.digest()));
    assertThat(repository().find(first.key())).contains(first);
  }

  @Test
  void theFirstOfABatchDecidesAndEachIsAnsweredInItsPlace() {
    Snapshot stored = Snapshots.of("w", "taken", EARLY);
    repository().store(List.of(stored));
    Snapshot first = Snapshots.of("w", "b", EARLY);
    Snapshot sameAsFirst = Snapshots.of("w", "b", EARLY);
    Snapshot otherThanFirst = Snapshots.of("w", "b", LATE);
    Snapshot unrelated = Snapshots.of("w", "a", EARLY);
    Snapshot late = Snapshots.of("w", "taken", LATE);

    assertThat(
            repository()
                .store(List.of(first, late, otherThanFirst, unrelated, sameAsFirst, stored)))
        .containsExactly(
            new StoreResult.Stored(first),
            new StoreResult.Conflict(late, stored.digest()),
            new StoreResult.Conflict(otherThanFirst, first.digest()),
            new StoreResult.Stored(unrelated),
            new StoreResult.Duplicate(first),
            new StoreResult.Duplicate(stored));
    assertThat(announcedVersions("w")).containsExactly("taken", "a", "b");
  }

  @Test
  void storesABatchOfManyWorldsAtOnce() {
    List<Snapshot> batch =
        IntStream.range(0, 500)
            .mapToObj(i -> Snapshots.of("world-" + i % 50, "v" + i, EARLY))
            .toList();

    assertThat(repository().store(batch))
        .containsExactlyElementsOf(batch.stream().map(StoreResult.Stored::new).toList());
    assertThat(repository().newestOfEveryWorld()).hasSize(50);
  }

  @Test
  void newestIsByInstantWhateverTheOffset() {
    Snapshot earlier = Snapshots.of("w", "a", "2026-02-01T08:59:59+09:00");
    Snapshot later = Snapshots.of("w", "b", "2026-01-31T19:00:00-05:00");
    repository().store(List.of(later, earlier));

    assertThat(repository().list(SnapshotQuery.newest("w").limit(10)))
        .containsExactly(later, earlier);
  }

  @Test
  void newestTellsNanosecondsApart() {
    Snapshot first = Snapshots.of("w", "b", "2026-02-01T00:00:00.000000001Z");
    Snapshot second = Snapshots.of("w", "a", "2026-02-01T00:00:00.000000002Z");
    repository().store(List.of(second, first));

    assertThat(repository().list(SnapshotQuery.newest("w"))).containsExactly(second);
    assertThat(repository().list(SnapshotQuery.newest("w").asOfAtMost(first.asOf())))
        .containsExactly(first);
    assertThat(repository().list(SnapshotQuery.newest("w").asOfBefore(first.asOf()))).isEmpty();
  }

  @Test
  void equalInstantsAreOrderedByCreationThenByVersionInCodePoints() {
    Snapshot created = Snapshots.of("w", "a", EARLY, "\"created_at\":\"2026-03-01T12:00:01Z\"");
    Snapshot astral = Snapshots.of("w", "😀", EARLY);
    Snapshot fullWidth = Snapshots.of("w", "～", EARLY);
    Snapshot upper = Snapshots.of("w", "Z", EARLY);
    repository().store(List.of(upper, astral, created, fullWidth));

    List<Snapshot> newestFirst = List.of(created, astral, fullWidth, upper);
    assertThat(repository().list(SnapshotQuery.newest("w").limit(10)))
        .containsExactlyElementsOf(newestFirst);
    assertThat(newestFirst).isSortedAccordingTo(Snapshot.BY_RECENCY.reversed());
  }

  @Test
  void filtersByStageWithoutRegardToCaseAndByActorExactly() {
    Snapshot live = Snapshots.submitted("w", "1", EARLY, "", "gw", "Live", Snapshots.NOW);
    Snapshot paper = Snapshots.submitted("w", "2", LATE, "", "GW", "paper", Snapshots.NOW);
    repository().store(List.of(live, paper));
    SnapshotQuery query = SnapshotQuery.newest("w");

    assertThat(repository().list(query.filtered("LIVE", null))).containsExactly(live);
    assertThat(repository().list(query.filtered(null, "gw"))).containsExactly(live);
    assertThat(repository().list(query.filtered("paper", "gw"))).isEmpty();
  }

  @Test
  void leavesOutWhatHasExpired() {
    Snapshot shortLived = Snapshots.of("w", "short", LATE, "\"ttl_sec\":1");
    Snapshot longLived = Snapshots.of("w", "long", EARLY, "\"ttl_sec\":60");
    repository().store(List.of(shortLived, longLived));
    SnapshotQuery newest = SnapshotQuery.newest("w");

    assertThat(repository().list(newest.liveAt(shortLived.expiresAt().minus(Duration.ofMillis(1)))))
        .containsExactly(shortLived);
    assertThat(repository().list(newest.liveAt(shortLived.expiresAt()))).containsExactly(longLived);
    assertThat(repository().list(newest.liveAt(longLived.expiresAt()))).isEmpty();
    assertThat(repository().list(newest)).containsExactly(shortLived);
  }

  @Test
  void listsNewestFirstUpToTheLimit() {
    List<Snapshot> months =
        IntStream.rangeClosed(1, 9)
            .mapToObj(month -> Snapshots.of("w", "m" + month, "2025-0" + month + "-01"))
            .toList();
    repository().store(months);

    assertThat(repository().list(SnapshotQuery.newest("w").limit(2)))
        .containsExactly(months.get(8), months.get(7));
    assertThat(
            repository().list(SnapshotQuery.newest("w").limit(2).asOfBefore(months.get(7).asOf())))
        .containsExactly(months.get(6), months.get(5));
  }

  @Test
  void listsOnFromASnapshotWhereSeveralHaveTheSameInstant() {
    List<Snapshot> same =
        IntStream.rangeClosed(1, 5).mapToObj(i -> Snapshots.of("w", "v" + i, EARLY)).toList();
    repository().store(same);
    SnapshotQuery two = SnapshotQuery.newest("w").limit(2);

    assertThat(repository().list(two)).containsExactly(same.get(4), same.get(3));
    assertThat(repository().list(two.olderThan(same.get(3))))
        .containsExactly(same.get(2), same.get(1));
    assertThat(repository().list(two.olderThan(same.get(1)))).containsExactly(same.get(0));
  }

  @Test
  void findsWhatIsAliveBehindNewerOnesThatHaveExpired() {
    Snapshot alive = Snapshots.of("w", "alive", EARLY, "\"ttl_sec\":60");
    Snapshot otherAlive = Snapshots.of("w", "also", "2025-12-31", "\"ttl_sec\":60");
    repository()
        .store(List.of(otherAlive, alive, Snapshots.of("w", "gone", LATE, "\"ttl_sec\":1")));
    SnapshotQuery query = SnapshotQuery.newest("w").liveAt(Snapshots.NOW.plusSeconds(30));

    assertThat(repository().list(query.limit(5))).containsExactly(alive, otherAlive);
    assertThat(repository().list(query.limit(1).filtered("live", "gateway")))
        .containsExactly(alive);
    assertThat(repository().list(query.limit(5).olderThan(alive))).containsExactly(otherAlive);
  }

  @Test
  void knowsTheNewestSnapshotOfEveryWorldByWorldId() {
    Snapshot newestA = Snapshots.of("a", "2", LATE, "\"ttl_sec\":1");
    Snapshot newestB = Snapshots.of("b", "1", EARLY);
    repository().store(List.of(newestB, Snapshots.of("a", "9", EARLY), newestA));

    assertThat(repository().newestOfEveryWorld())
        .containsExactly(WorldHead.of(newestA), WorldHead.of(newestB));
  }
}
