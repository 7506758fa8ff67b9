package io.riskhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotOrderTest {

  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final String ASTRAL = "\ud83d\ude00";
  private static final String PRIVATE_USE = "\ue000";

  @Test
  void theNewerIsTheLaterByAsOfThenByCreatedAtThenByVersion() {
    Snapshot oldest = snapshot("z", NOON, NOON.plusSeconds(9));
    Snapshot older = snapshot("y", NOON.plusNanos(1), NOON);
    Snapshot newer = snapshot("a", NOON.plusNanos(1), NOON.plusNanos(1));
    Snapshot newest = snapshot("b", NOON.plusNanos(1), NOON.plusNanos(1));

    assertThat(List.of(newest, newer, oldest, older).stream().sorted(Snapshot.BY_RECENCY))
        .containsExactly(oldest, older, newer, newest);
  }

  @Test
  void versionsAreOrderedByCodePoint() {
    Snapshot privateUse = snapshot(PRIVATE_USE, NOON, NOON);
    Snapshot astral = snapshot(ASTRAL, NOON, NOON);

    assertThat(Snapshot.BY_RECENCY.compare(privateUse, astral)).isNegative();
  }

  @Test
  void keysAreOrderedByWorldThenVersionByCodePoint() {
    SnapshotKey first = new SnapshotKey("w", PRIVATE_USE);
    SnapshotKey second = new SnapshotKey("w", ASTRAL);
    SnapshotKey third = new SnapshotKey(PRIVATE_USE, "v");
    SnapshotKey fourth = new SnapshotKey(ASTRAL, "a");

    assertThat(List.of(fourth, third, second, first).stream().sorted())
        .containsExactly(first, second, third, fourth);
  }

  @Test
  void aSnapshotIsExpiredFromTheVeryInstantOnThatItsTimeIsOver() {
    Snapshot snapshot = snapshot("v", NOON, NOON);

    assertThat(snapshot.isExpired(NOON.plusSeconds(900).minusNanos(1))).isFalse();
    assertThat(snapshot.isExpired(NOON.plusSeconds(900))).isTrue();
  }

  private static Snapshot snapshot(String version, Instant asOf, Instant createdAt) {
    return new Snapshot(
        new SnapshotKey("w", version),
        asOf,
        createdAt,
        createdAt.plusSeconds(900),
        "live",
        "gateway",
        ContentDigest.of(Algorithm.BLAKE3, new byte[0]),
        "{}");
  }
}
