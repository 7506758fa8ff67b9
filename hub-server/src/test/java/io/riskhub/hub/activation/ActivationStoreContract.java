package io.riskhub.hub.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.activation.ActivationUpdate;
import io.riskhub.hub.activation.state.ActivationChange;
import io.riskhub.hub.activation.state.ActivationDecision;
import io.riskhub.hub.activation.state.ActivationJson;
import io.riskhub.hub.activation.state.ActivationResult;
import io.riskhub.hub.activation.state.ActivationState;
import io.riskhub.hub.activation.state.Moment;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.testkit.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of activation promises. */
public abstract class ActivationStoreContract {

  protected static final String WORLD = "세계 w:1";
  private static final Instant NOW = Snapshots.NOW;

  private Database database;
  private ActivationStore store;

  protected abstract DatabaseAddress emptyDatabase();

  /** The store of a hub on that database. */
  protected abstract ActivationStore open(Database database);

  protected final Database database() {
    return database;
  }

  protected final ActivationStore store() {
    return store;
  }

  @BeforeEach
  void open() {
    database = Database.open(emptyDatabase());
    store = open(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aWorldBeginsWithoutEntries() {
    assertThat(store.read(WORLD)).isEqualTo(ActivationState.EMPTY);
    assertThat(store.readWhole(WORLD)).isEqualTo(ActivationState.EMPTY);
    assertThat(store.worlds()).isEmpty();
    assertThat(store.unfinished(WORLD)).isEmpty();
    assertThat(store.unfinishedWorlds()).isEmpty();
  }

  @Test
  void aChangeIsThereWithItsNumberAndAnnouncedOnce() {
    ActivationChange change = changed(wish("momentum", 0.5));

    assertThat(change.entry().etag().text()).isEqualTo("act:" + WORLD + ":momentum:long:1");
    assertThat(change.before()).isEmpty();
    assertThat(store.read(WORLD)).isEqualTo(change.state());
    assertThat(store.isKnown(WORLD, change.entry().etag().text())).isTrue();
    assertThat(store.isKnown("another", change.entry().etag().text())).isFalse();
    assertThat(announced())
        .singleElement()
        .asString()
        .contains("\"version\":1", "\"weight\":0.5", ActivationJson.hash(change.state()));
  }

  @Test
  void theSameWishAgainChangesAndAnnouncesNothing() {
    ActivationChange change = changed(wish("momentum", 0.5));

    assertThat(request(wish("momentum", 0.5)))
        .isEqualTo(new ActivationResult.Unchanged(change.entry()));
    assertThat(store.read(WORLD)).isEqualTo(change.state());
    assertThat(announced()).hasSize(1);
  }

  @Test
  void aLaterChangeKnowsWhatWasBeforeIt() {
    ActivationChange first = changed(wish("momentum", 0.5));
    changed(wish("carry", 0.5));
    ActivationChange third = changed(wish("momentum", 0.7));

    assertThat(third.before()).contains(first.entry());
    assertThat(third.entry().etag().number()).isEqualTo(3);
    assertThat(store.read(WORLD).version()).isEqualTo(3);
    assertThat(store.read(WORLD).all()).hasSize(2);
    assertThat(store.read("another").all()).isEmpty();
  }

  @Test
  void everyWorldThatWasChangedIsTold() {
    List<String> worlds = List.of("*", "a:activation:b", "us-tech", WORLD);
    for (String world : worlds.reversed()) {
      store.finish(changed(store, world, wish("momentum", 0.5)));
    }
    changed(store, "us-tech", wish("carry", 0.5));

    assertThat(store.worlds()).containsExactlyElementsOf(worlds);
    for (String world : worlds) {
      assertThat(store.readWhole(world)).isEqualTo(store.read(world));
      assertThat(store.readWhole(world).all()).hasSize(world.equals("us-tech") ? 2 : 1);
    }
  }

  @Test
  void aChangeIsUnfinishedUntilItIsFinished() {
    ActivationChange first = changed(wish("momentum", 0.5));
    ActivationChange second = changed(wish("carry", 0.5));
    store.finish(first);

    assertThat(store.unfinishedWorlds()).containsExactly(WORLD);
    ActivationChange left = store.unfinished(WORLD).orElseThrow();
    assertThat(left.entry()).isEqualTo(second.entry());
    assertThat(left.state()).isEqualTo(second.state());
    store.finish(left);
    store.finish(left);
    assertThat(store.unfinished(WORLD)).isEmpty();
    assertThat(store.unfinishedWorlds()).isEmpty();
  }

  @Test
  void aLaterChangeIsDatedLaterWhateverTheClocksSay() {
    ActivationChange ahead = changedAt(NOW.plusSeconds(2), "a");
    ActivationChange behind = changedAt(NOW, "b");
    assertThat(ahead.createdAt()).isEqualTo(NOW.plusSeconds(2));
    assertThat(behind.createdAt()).isEqualTo("2026-03-01T12:00:02.000001Z");
    assertThat(store.unfinished(WORLD).orElseThrow().createdAt()).isEqualTo(behind.createdAt());

    ActivationChange wrong = changedAt(NOW.plusSeconds(1_000), "c");
    assertThat(wrong.createdAt()).isEqualTo(NOW.plusSeconds(1_000));
    assertThat(changedAt(NOW, "d").createdAt())
        .as("further ahead no snapshot may be")
        .isEqualTo(NOW);
  }

  private ActivationChange changedAt(Instant now, String strategy) {
    Moment moment = new Moment(now, Duration.ofMinutes(5));
    ActivationResult result =
        store.change(
            WORLD,
            state ->
                ActivationDecision.requested(
                    WORLD, state, wish(strategy, 0.5), present -> true, moment),
            new ActivationAuthor(Optional.empty(), moment, OptionalLong.empty()));
    return ((ActivationResult.Changed) result).change();
  }

  @Test
  void whatWasAnnouncedElsewhereIsNotAnnouncedAgain() {
    ActivationResult result =
        store.change(
            WORLD,
            state ->
                ActivationDecision.requested(
                    WORLD,
                    state,
                    wish("momentum", 0.5),
                    present -> true,
                    new Moment(NOW, Duration.ofMinutes(5))),
            new ActivationAuthor(
                Optional.of("worldservice"),
                new Moment(NOW, Duration.ofMinutes(5)),
                OptionalLong.of(7)));

    assertThat(result).isInstanceOf(ActivationResult.Changed.class);
    assertThat(announced()).isEmpty();
  }

  @Test
  void everyChangeIsInTheAudit() {
    changed(wish("momentum", 0.5));
    changed(wish("momentum", 0.7));
    request(wish("momentum", 0.7));

    List<String> audit =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "select etag, author, before, after from activation_audit order by id")
                    .map(
                        (row, context) ->
                            "%s %s %b %b"
                                .formatted(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3) != null
                                        && row.getString(3).contains("\"weight\":0.5"),
                                    row.getString(4).contains("\"weight\":0.7")))
                    .list());
    assertThat(audit)
        .containsExactly(
            "act:%s:momentum:long:1 operator false false".formatted(WORLD),
            "act:%s:momentum:long:2 operator true true".formatted(WORLD));
  }

  @Test
  void noneOfFiftyConcurrentChangesOverTwoHubsIsLost() throws Exception {
    ActivationStore another = open(database);
    try (ExecutorService writers = Executors.newFixedThreadPool(50)) {
      List<Future<ActivationChange>> changes = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        ActivationStore hub = i % 2 == 0 ? store : another;
        ActivationUpdate wish = wish("strategy" + i, i);
        changes.add(
            writers.submit(
                () -> {
                  ActivationChange change = changed(hub, WORLD, wish);
                  hub.finish(change);
                  return change;
                }));
      }
      List<Long> numbers = new ArrayList<>();
      for (Future<ActivationChange> change : changes) {
        numbers.add(change.get().entry().etag().number());
      }
      assertThat(numbers)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, 50).mapToObj(Long::valueOf).toList());
    }
    ActivationState state = store.read(WORLD);
    assertThat(state.version()).isEqualTo(50);
    assertThat(state.all()).hasSize(50);
    for (int i = 0; i < 50; i++) {
      assertThat(state.find("strategy" + i, "long").orElseThrow().is().weight()).isEqualTo(i);
    }
    assertThat(announced()).hasSize(50);
  }

  protected final ActivationResult request(ActivationUpdate wish) {
    return request(store, WORLD, wish);
  }

  private static ActivationResult request(
      ActivationStore store, String world, ActivationUpdate wish) {
    return store.change(
        world,
        state ->
            ActivationDecision.requested(
                world, state, wish, present -> true, new Moment(NOW, Duration.ofMinutes(5))),
        new ActivationAuthor(
            Optional.of("operator"), new Moment(NOW, Duration.ofMinutes(5)), OptionalLong.empty()));
  }

  protected final ActivationChange changed(ActivationUpdate wish) {
    return changed(store, WORLD, wish);
  }

  private static ActivationChange changed(
      ActivationStore store, String world, ActivationUpdate wish) {
    if (request(store, world, wish) instanceof ActivationResult.Changed changed) {
      return changed.change();
    }
    throw new AssertionError("nothing was changed");
  }

  protected static ActivationUpdate wish(String strategy, double weight) {
    return new ActivationUpdate(strategy, "long", true, weight, false, false, null, "r1", null);
  }

  /** The data of the events in the outbox. */
  private List<String> announced() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select payload from outbox where type = ? and world_id = ? order by id")
                .bind(0, "activation_updated")
                .bind(1, WORLD)
                .mapTo(String.class)
                .list());
  }
}
