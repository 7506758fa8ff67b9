package io.riskhub.hub.bus.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.hub.bus.BusMessage;
import io.riskhub.hub.bus.EventHandler;
import io.riskhub.hub.bus.InProcessBus;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.outbox.JdbcAnnouncedTopic;
import io.riskhub.hub.jdbc.outbox.JdbcOutbox;
import io.riskhub.hub.jdbc.snapshot.JdbcSnapshotRepository;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Snapshots;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relay from an outbox in SQLite to handlers in this process. */
class RelayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Clock CLOCK = Clock.fixed(Snapshots.NOW, ZoneOffset.UTC);

  private final List<String> handled = Collections.synchronizedList(new ArrayList<>());

  @TempDir private Path directory;
  private Database database;
  private JdbcSnapshotRepository repository;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseAddress.sqlite(directory.resolve("riskhub.db")));
    repository = new JdbcSnapshotRepository(database, CLOCK);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatIsCommittedIsHandledInOrderAndLeavesTheOutbox() {
    store(0, 3);
    try (Relay relay = relay(this::handle)) {
      Await.until(PATIENCE, () -> handled.size() == 3);
      store(3, 1_200);
      relay.committed();
      Await.until(PATIENCE, () -> backlog().pending() == 0);

      assertThat(relay.publishes()).isTrue();
      assertThat(relay.health().problem()).isEmpty();
    }
    assertThat(handled).isEqualTo(versions(0, 1_200));
  }

  @Test
  void whatCannotBeHandledNowComesAgainBeforeWhatFollows() {
    AtomicBoolean failing = new AtomicBoolean(true);
    store(0, 5);
    EventHandler failsOnce =
        message -> {
          if (version(message).equals("v2") && failing.getAndSet(false)) {
            throw new IllegalStateException("not now");
          }
          handle(message);
        };
    try (Relay relay = relay(failsOnce)) {
      Await.until(PATIENCE, () -> backlog().pending() == 0);
      assertThat(relay.health().problem()).isEmpty();
    }
    assertThat(handled).containsExactly("v0", "v1", "v2", "v3", "v4");
  }

  @Test
  void whatWasNotHandledToTheEndIsHandledByTheNextHub() throws Exception {
    store(0, 3);
    CountDownLatch stuck = new CountDownLatch(1);
    EventHandler neverEnds =
        message -> {
          stuck.countDown();
          new CountDownLatch(1).await();
        };
    try (Relay relay = relay(neverEnds)) {
      stuck.await();
      assertThat(relay.publishes()).isTrue();
    }
    assertThat(backlog().pending()).isEqualTo(3);

    try (Relay relay = relay(this::handle)) {
      Await.until(PATIENCE, () -> backlog().pending() == 0);
      assertThat(relay.publishes()).isTrue();
    }
    assertThat(handled).isEqualTo(versions(0, 3));
  }

  @Test
  void saysSinceWhenEventsWaitAndWhy() {
    store(0, 3);
    EventHandler broken =
        message -> {
          throw new IllegalStateException("the disk is full");
        };
    Clock later = Clock.offset(CLOCK, Duration.ofSeconds(34));
    try (Relay relay = new Relay(new JdbcOutbox(database), new InProcessBus(broken), later)) {
      Await.until(PATIENCE, () -> relay.health().problem().orElse("").contains("the disk is full"));

      assertThat(relay.health().problem().orElseThrow())
          .startsWith("events that wait to be published: 3, the oldest for 34 s: ");
      assertThat(relay.health().isEssential()).isFalse();
    }
  }

  @Test
  void manyEventsOfWorldsThatAreStuckHoldUpNoOtherWorld() {
    CountDownLatch release = new CountDownLatch(1);
    List<String> stuck = IntStream.range(0, 4).mapToObj(i -> "stuck-" + i).toList();
    stuck.forEach(
        world ->
            repository.store(
                IntStream.range(0, 600)
                    .mapToObj(i -> Snapshots.of(world, "v%03d".formatted(i), "2026-01-01"))
                    .toList()));
    repository.store(List.of(Snapshots.of("w", "free", "2026-01-01")));
    EventHandler handler =
        message -> {
          if (stuck.contains(message.key())) {
            release.await();
          }
          handle(message);
        };
    try (Relay relay = relay(handler)) {
      Await.until(PATIENCE, () -> handled.contains("free"));
      assertThat(handled).containsExactly("free");
      assertThat(backlog().pending()).isBetween(2_400L, 2_401L);

      release.countDown();
      Await.until(Duration.ofSeconds(60), () -> backlog().pending() == 0);
      assertThat(relay.publishes()).isTrue();
    }
    assertThat(handled).hasSize(2_401);
  }

  @Test
  void aHubWhoseHandlersAreStuckStillYieldsToOthers() {
    store(0, 2);
    AnnouncedTopic topic = new JdbcAnnouncedTopic(database);
    EventHandler neverEnds = message -> new CountDownLatch(1).await();
    try (Relay relay =
        new Relay(
            new YieldingOutbox(new JdbcOutbox(database), topic),
            new InProcessBus(neverEnds),
            CLOCK,
            0)) {
      Await.until(PATIENCE, relay::publishes);
      topic.set("events");

      Await.until(PATIENCE, () -> !relay.publishes());
    }
  }

  private Relay relay(EventHandler handler) {
    return new Relay(new JdbcOutbox(database), new InProcessBus(handler), CLOCK);
  }

  private Backlog backlog() {
    try (Outbox outbox = new JdbcOutbox(database)) {
      return outbox.backlog();
    }
  }

  private void store(int from, int to) {
    // One a batch: within a batch the order is that of the versions' names.
    IntStream.range(from, to)
        .forEach(i -> repository.store(List.of(Snapshots.of("w", "v" + i, "2026-01-01"))));
  }

  private static List<String> versions(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "v" + i).toList();
  }

  private void handle(BusMessage message) {
    handled.add(version(message));
  }

  private static String version(BusMessage message) {
    try {
      return StrictJson.parse(message.value()).get("data").get("version").textValue();
    } catch (MalformedJsonException e) {
      throw new IllegalStateException(e);
    }
  }
}
