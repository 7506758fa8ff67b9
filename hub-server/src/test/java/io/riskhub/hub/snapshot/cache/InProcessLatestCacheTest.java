package io.riskhub.hub.snapshot.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.Snapshot;
import io.riskhub.testkit.Snapshots;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InProcessLatestCacheTest {

  private static final Instant NOW = Snapshots.NOW;
  private static final Snapshot OLD = Snapshots.of("w", "old", "2026-01-01");
  private static final Snapshot NEW = Snapshots.of("w", "new", "2026-02-01");
  private static final Snapshot SHORT_LIVED =
      Snapshots.of("w", "short", "2026-03-01", "\"ttl_sec\":1");

  private final InProcessLatestCache cache = new InProcessLatestCache(1 << 20);

  @Test
  void asksTheStoreOnceAndRemembersItsAnswer() {
    assertThat(newest(NEW)).contains(NEW);
    assertThat(newest(OLD)).contains(NEW);
  }

  @Test
  void aCommitToAWorldThatIsNotRememberedDoesNotHideWhatTheStoreHas() {
    cache.committed(List.of(OLD), NOW);

    assertThat(newest(NEW)).contains(NEW);
  }

  @Test
  void aCommitAfterTheRememberedOneExpiredDoesNotHideWhatTheStoreHas() {
    newest(SHORT_LIVED);
    Instant later = SHORT_LIVED.expiresAt();
    cache.committed(List.of(OLD), later);

    assertThat(cache.newest("w", later, () -> Optional.of(NEW))).contains(NEW);
  }

  @Test
  void aNewerCommitReplacesTheRememberedOneAndAnOlderDoesNot() {
    newest(OLD);
    cache.committed(List.of(NEW), NOW);
    cache.committed(List.of(OLD), NOW);

    assertThat(newest(OLD)).contains(NEW);
  }

  @Test
  void whatHasExpiredIsNotAnswered() {
    newest(SHORT_LIVED);

    assertThat(cache.newest("w", SHORT_LIVED.expiresAt(), Optional::empty)).isEmpty();
  }

  @Test
  void nothingIsRememberedOfAWorldWithoutSnapshots() {
    assertThat(cache.newest("w", NOW, Optional::empty)).isEmpty();
    assertThat(newest(NEW)).contains(NEW);
  }

  private Optional<Snapshot> newest(Snapshot inStore) {
    return cache.newest("w", NOW, () -> Optional.of(inStore));
  }
}
