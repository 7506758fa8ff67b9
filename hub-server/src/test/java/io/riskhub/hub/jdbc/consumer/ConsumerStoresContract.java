package io.riskhub.hub.jdbc.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.event.DeadLetter;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.signal.JdbcSignalRepository;
import io.riskhub.hub.signal.Signal;
import io.riskhub.risk.limit.Status;
import io.riskhub.testkit.Snapshots;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
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
