package io.riskhub.hub.jdbc.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.event.DeadLetter;
import io.riskhub.contract.event.Event;
import io.riskhub.contract.event.SnapshotUpdated;
import io.riskhub.hub.bus.deadletter.KeptLetter;
import io.riskhub.hub.bus.deadletter.ReplayResult;
import io.riskhub.hub.bus.outbox.OutboxEntry;
import io.riskhub.hub.bus.outbox.OutboxLease;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.outbox.JdbcOutbox;
import io.riskhub.hub.jdbc.signal.JdbcSignalRepository;
import io.riskhub.hub.signal.Signal;
import io.riskhub.risk.limit.Status;
import io.riskhub.testkit.Snapshots;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the consumer keeps in a database: handled events, signals, dead letters. */
abstract class ConsumerStoresContract {

  private static final Instant NOW = Snapshots.NOW;
  private static final SnapshotKey KEY = new SnapshotKey("세계 w", "v|1");

  private final AtomicInteger commits = new AtomicInteger();
  private Database database;

  abstract DatabaseAddress emptyDatabase();

  @BeforeEach
  void open() {
    database = Database.open(emptyDatabase());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anEventIsSeenOnceItIsRemembered() {
    JdbcDedupeMemory memory = memory(NOW);
    assertThat(memory.isSeen("w|v1|blake3:00|a|live")).isFalse();
    memory.remember("w|v1|blake3:00|a|live", NOW.plusSeconds(900));
    memory.remember("w|v1|blake3:00|a|live", NOW.plusSeconds(900));

    assertThat(memory.isSeen("w|v1|blake3:00|a|live")).isTrue();
    assertThat(memory(NOW).isSeen("w|v1|blake3:00|a|live")).isTrue();
    assertThat(memory.isSeen("w|v1|blake3:00|a|LIVE")).isFalse();
  }

  @Test
  void eachGroupHasItsOwnMemory() {
    memory(NOW).remember("w|v1|blake3:00|a|live", NOW.plusSeconds(900));

    assertThat(memory("another", NOW).isSeen("w|v1|blake3:00|a|live")).isFalse();
  }

  @Test
  void aKeyMayBeLongerThanAnIndexTakes() {
    String actor = "gateway".repeat(10_000);
    memory(NOW).remember("w|v1|blake3:00|" + actor + "|live", NOW.plusSeconds(900));

    assertThat(memory(NOW).isSeen("w|v1|blake3:00|" + actor + "|live")).isTrue();
    assertThat(memory(NOW).isSeen("w|v1|blake3:00|" + actor + "|test")).isFalse();
  }

  @Test
  void whatHasExpiredLongAgoIsForgottenAndTheRestIsNot() {
    memory(NOW).remember("old", NOW.plusSeconds(60));
    memory(NOW).remember("young", NOW.plusSeconds(86_400));
    JdbcDedupeMemory later = memory(NOW.plusSeconds(3_600));
    later.remember("another", NOW.plusSeconds(7_200));

    assertThat(later.isSeen("old")).isFalse();
    assertThat(later.isSeen("young")).isTrue();
  }

  @Test
  void aSignalIsKeptAndAnnouncedOnceHoweverOftenItIsFound() {
    JdbcSignalRepository signals = new JdbcSignalRepository(database, commits::incrementAndGet);
    Signal signal = signal("stress", Status.PASS, NOW);

    assertThat(signals.store(signal)).isTrue();
    assertThat(signals.store(signal("stress", Status.PASS, NOW.plusSeconds(60)))).isFalse();
    assertThat(signals.find(KEY)).containsExactly(signal);
    assertThat(announced()).containsExactly("risk_signal_updated");
    assertThat(commits).hasValue(1);
  }

  @Test
  void anotherFindingTakesThePlaceOfTheOneBefore() {
    JdbcSignalRepository signals = new JdbcSignalRepository(database, commits::incrementAndGet);
    signals.store(signal("stress", Status.PASS, NOW));
    signals.store(signal("live", Status.WARN, NOW));
    Signal mended = signal("stress", Status.BREACH, NOW.plusSeconds(60));

    assertThat(signals.store(mended)).isTrue();
    assertThat(signals.find(KEY)).containsExactly(signal("live", Status.WARN, NOW), mended);
    assertThat(announced()).hasSize(3);
    assertThat(signals.find(new SnapshotKey("w", "v1"))).isEmpty();
  }

  @Test
  void aDeadLetterKeepsItsBytes() {
    JdbcDeadLetters letters = new JdbcDeadLetters(database);
    byte[] event = new byte[100_000];
    new Random(3).nextBytes(event);
    letters.bury(new DeadLetter("w", "live", 0, "it is\n\"broken\"", new byte[0], NOW));
    letters.bury(new DeadLetter("w", "live", 3, "again", event, NOW.plusSeconds(1)));

    List<DeadLetter> found = letters.newest(10);
    assertThat(found).hasSize(2);
    assertThat(found.getFirst().event()).isEqualTo(event);
    assertThat(found.getFirst().attempts()).isEqualTo(3);
    assertThat(found.getLast().error()).isEqualTo("it is\n\"broken\"");
    assertThat(found.getLast().at()).isEqualTo(NOW);
  }

  @Test
  void aReplayedEventIsInTheOutboxAsItWasAndItsLettersAreGone() {
    JdbcDeadLetters letters = new JdbcDeadLetters(database);
    Event event =
        SnapshotUpdated.of(
            new UUID(1, 2), NOW.plusNanos(123_456_000), Snapshots.of("세계 w", "v1", "2026-03-01"));
    byte[] bytes = event.toJson().getBytes(StandardCharsets.UTF_8);
    byte[] garbage = {1, 2, 3};
    for (byte[] buried : List.of(bytes, garbage, bytes)) {
      letters.bury(new DeadLetter("세계 w", "live", 3, "it failed", buried, NOW));
    }
    List<KeptLetter> kept = letters.after(0, 10);
    assertThat(kept).extracting(KeptLetter::id).isSorted().hasSize(3);

    assertThat(letters.replay(kept.get(1).id())).isEqualTo(new ReplayResult.NoEvent());
    assertThat(letters.replay(kept.get(2).id())).isEqualTo(new ReplayResult.Queued(2));
    assertThat(letters.replay(kept.get(2).id())).isEqualTo(new ReplayResult.NotFound());
    assertThat(letters.replay(kept.get(0).id())).isEqualTo(new ReplayResult.NotFound());
    assertThat(letters.after(0, 10)).extracting(KeptLetter::id).containsExactly(kept.get(1).id());
    try (JdbcOutbox outbox = new JdbcOutbox(database);
        OutboxLease lease = outbox.tryLease().orElseThrow()) {
      assertThat(lease.oldest(10, Set.of())).extracting(OutboxEntry::event).containsExactly(event);
    }
  }

  @Test
  void lettersAreReadInPages() {
    JdbcDeadLetters letters = new JdbcDeadLetters(database);
    for (int i = 0; i < 5; i++) {
      letters.bury(new DeadLetter("w", "live", i, "it failed", new byte[0], NOW));
    }
    List<KeptLetter> first = letters.after(0, 3);

    assertThat(first).extracting(kept -> kept.letter().attempts()).containsExactly(0, 1, 2);
    assertThat(letters.after(first.getLast().id(), 3))
        .extracting(kept -> kept.letter().attempts())
        .containsExactly(3, 4);
  }

  @Test
  void lettersThatAreTooManyOrTooOldAreRemoved() {
    JdbcDeadLetters letters = new JdbcDeadLetters(database, 2, Long.MAX_VALUE);
    for (int minute = 0; minute < 5; minute++) {
      Instant at = NOW.plusSeconds(minute * 60L);
      letters.bury(new DeadLetter("w", "live", minute, "it failed", new byte[0], at));
    }
    assertThat(letters.after(0, 10))
        .extracting(kept -> kept.letter().attempts())
        .containsExactly(3, 4);

    Instant later = NOW.plus(Duration.ofDays(31));
    letters.bury(new DeadLetter("w", "live", 9, "it failed", new byte[0], later));
    assertThat(letters.after(0, 10))
        .extracting(kept -> kept.letter().attempts())
        .containsExactly(9);
  }

  @Test
  void lettersThatAreTooLargeTogetherAreRemovedTheOldestFirst() {
    JdbcDeadLetters letters = new JdbcDeadLetters(database, 100, 1_000);
    for (int i = 0; i < 9; i++) {
      // All in the same minute.
      letters.bury(new DeadLetter("w", "live", i, "", new byte[300], NOW));
    }

    assertThat(letters.after(0, 10))
        .extracting(kept -> kept.letter().attempts())
        .containsExactly(6, 7, 8);
  }

  @Test
  void largeLettersAreReadAFewAtATimeButAtLeastOne() {
    JdbcDeadLetters letters = new JdbcDeadLetters(database);
    for (int size : List.of(5, 1, 1, 1, 1, 1)) {
      letters.bury(new DeadLetter("w", "live", size, "it failed", new byte[size << 20], NOW));
    }
    List<KeptLetter> first = letters.after(0, 100);
    List<KeptLetter> second = letters.after(first.getLast().id(), 100);

    assertThat(first).hasSize(1);
    assertThat(second).hasSize(4);
    assertThat(letters.after(second.getLast().id(), 100)).hasSize(1);
  }

  private JdbcDedupeMemory memory(String group, Instant now) {
    return new JdbcDedupeMemory(database, group, Clock.fixed(now, ZoneOffset.UTC));
  }

  private JdbcDedupeMemory memory(Instant now) {
    return memory("group", now);
  }

  private List<String> announced() {
    return database.read(
        handle ->
            handle.createQuery("select type from outbox order by id").mapTo(String.class).list());
  }

  private static Signal signal(String worker, Status status, Instant at) {
    return new Signal(
        KEY, worker, status, "blake3:00", "{\"figures\":{},\"limits\":{},\"reasons\":[]}", at);
  }
}
