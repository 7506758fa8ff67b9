package io.riskhub.hub.jdbc.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.bus.outbox.Outbox;
import io.riskhub.hub.bus.outbox.OutboxEntry;
import io.riskhub.hub.bus.outbox.OutboxLease;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.Dialect;
import io.riskhub.hub.jdbc.OutboxRow;
import io.riskhub.hub.jdbc.PostgresDsn;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class PostgresOutboxTest extends JdbcOutboxContract {

  private static final Duration REPLACED_WITHIN = Duration.ofSeconds(9);

  private String dsn = "";

  @Override
  DatabaseAddress emptyDatabase() {
    dsn = PostgresServer.newDatabase();
    return DatabaseAddress.postgres(PostgresDsn.parse(dsn).orElseThrow());
  }

  @Test
  void oneAtATimeHasTheLease() {
    OutboxLease first = lease();
    try (Outbox other = new JdbcOutbox(database())) {
      assertThat(other.tryLease()).isEmpty();
      assertThat(other.tryLease()).isEmpty();
      first.close();
      // The server ends the session of a closed connection in its own time.
      try (OutboxLease next = leaseWithin(REPLACED_WITHIN, other)) {
        next.keepAlive();
        assertThat(outbox().tryLease()).isEmpty();
      }
    }
  }

  @Test
  void whoeverShowsNoLifeLosesTheLeaseAndCanDoNothingWithItThen() {
    repository().store(List.of(Snapshots.of("w", "v", "2026-01-01")));
    OutboxLease hung = lease();
    List<OutboxEntry> read = hung.oldest(1, Set.of());
    try (Outbox other = new JdbcOutbox(database())) {
      try (OutboxLease next = leaseWithin(REPLACED_WITHIN, other)) {
        assertThat(next.oldest(1, Set.of())).isEqualTo(read);
        assertThatThrownBy(hung::keepAlive).isInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(() -> hung.remove(read)).isInstanceOf(StorageUnavailableException.class);
        assertThat(next.oldest(1, Set.of())).isEqualTo(read);
      }
    }
  }

  private static OutboxLease leaseWithin(Duration patience, Outbox outbox) {
    Instant deadline = Instant.now().plus(patience);
    Optional<OutboxLease> taken = outbox.tryLease();
    while (taken.isEmpty() && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
      taken = outbox.tryLease();
    }
    return taken.orElseThrow();
  }

  @Test
  void aLostConnectionIsALostLeaseAndTheNextTryFindsItsWay() {
    OutboxLease lost = lease();

    PostgresServer.cutConnections(dsn);

    assertThatThrownBy(() -> lost.oldest(1, Set.of()))
        .isInstanceOf(StorageUnavailableException.class);
    try (OutboxLease again = outbox().tryLease().orElseThrow()) {
      assertThat(again.oldest(1, Set.of())).isEmpty();
    }
  }

  @Test
  void anEventThatBecomesVisibleAfterALaterOneOfAnotherWorldIsNotMissed() {
    try (Handle slow = database().openSession()) {
      slow.begin();
      insert(slow, Snapshots.of("slow", "v", "2026-01-01"));
      repository().store(List.of(Snapshots.of("fast", "v", "2026-01-01")));
      List<OutboxEntry> fast = lease().oldest(9, Set.of());
      assertThat(fast).hasSize(1);
      lease().remove(fast);
      slow.commit();
    }

    assertThat(lease().oldest(9, Set.of()))
        .singleElement()
        .satisfies(entry -> assertThat(entry.event().worldId()).isEqualTo("slow"));
  }

  private void insert(Handle transaction, Snapshot snapshot) {
    Dialect dialect = database().dialect();
    assertThat(dialect.insertSnapshots(transaction, List.of(snapshot))).hasSize(1);
    dialect.insertEvents(
        transaction, List.of(OutboxRow.snapshotUpdated(snapshot.key(), Snapshots.NOW)));
  }
}
