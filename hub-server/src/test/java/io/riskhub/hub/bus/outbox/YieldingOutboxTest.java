package io.riskhub.hub.bus.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.outbox.JdbcAnnouncedTopic;
import io.riskhub.hub.jdbc.outbox.JdbcOutbox;
import io.riskhub.hub.jdbc.snapshot.JdbcSnapshotRepository;
import io.riskhub.testkit.Snapshots;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YieldingOutboxTest {

  @TempDir private Path directory;

  @Test
  void whatAHubWithATopicCommitsRightAfterALookAtTheTopicIsLeftToIt() {
    try (Database database =
        Database.open(DatabaseAddress.sqlite(directory.resolve("riskhub.db")))) {
      HubWithATopic other = new HubWithATopic(database);
      try (Outbox outbox = new YieldingOutbox(new JdbcOutbox(database), other);
          OutboxLease lease = outbox.tryLease().orElseThrow()) {
        other.begins = true;

        assertThat(lease.oldest(10, Set.of())).isEmpty();
        assertThatExceptionOfType(BusUnavailableException.class)
            .isThrownBy(() -> lease.oldest(10, Set.of()))
            .withMessageContaining("events");
        assertThat(outbox.backlog().pending()).isEqualTo(1);
      }
    }
  }

  /** It begins as soon as somebody has looked, and found that none is there. */
  private static final class HubWithATopic implements AnnouncedTopic {

    private final AnnouncedTopic topic;
    private final JdbcSnapshotRepository repository;
    private boolean begins;

    HubWithATopic(Database database) {
      this.topic = new JdbcAnnouncedTopic(database);
      this.repository =
          new JdbcSnapshotRepository(database, Clock.fixed(Snapshots.NOW, ZoneOffset.UTC));
    }

    @Override
    public Optional<String> current() {
      Optional<String> found = topic.current();
      if (begins && found.isEmpty()) {
        topic.set("events");
        repository.store(List.of(Snapshots.of("w", "v", "2026-01-01")));
      }
      return found;
    }

    @Override
    public void set(String name) {
      topic.set(name);
    }
  }
}
