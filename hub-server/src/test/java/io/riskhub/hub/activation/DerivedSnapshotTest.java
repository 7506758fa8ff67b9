package io.riskhub.hub.activation;

import static io.riskhub.hub.activation.state.Updates.at;
import static io.riskhub.hub.activation.state.Updates.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.activation.ActivationUpdate;
import io.riskhub.hub.activation.state.ActivationChange;
import io.riskhub.hub.activation.state.ActivationDecision;
import io.riskhub.hub.activation.state.ActivationResult;
import io.riskhub.hub.activation.state.ActivationState;
import io.riskhub.hub.activation.state.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DerivedSnapshotTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void weightsAreSummedPerStrategyAndNormalised() {
    ActivationState state =
        state(
            update("b", "long", true, 3.0),
            update("a", "long", true, 2.0),
            update("a", "short", true, -1.0),
            update("off", "long", false, 7.0),
            update("silent", "long", true, null));

    assertThat(DerivedSnapshot.weights(state))
        .contains(new TreeMap<>(Map.of("a", 0.25, "b", 0.75)));
  }

  @Test
  void whatIsFrozenOrDrainedCountsAsLongAsItIsActive() {
    ActivationUpdate frozen =
        new ActivationUpdate("a", "long", true, 1.0, true, true, "paper", null, null);

    assertThat(DerivedSnapshot.weights(state(frozen)).orElseThrow()).containsEntry("a", 1.0);
  }

  @Test
  void withoutAnActiveWeightThereIsNoSnapshot() {
    assertThat(DerivedSnapshot.weights(ActivationState.EMPTY)).isEmpty();
    assertThat(DerivedSnapshot.weights(state(update("a", "long", false, 1.0)))).isEmpty();
    assertThat(DerivedSnapshot.weights(state(update("a", "long", true, null)))).isEmpty();
    assertThat(DerivedSnapshot.weights(state(update("a", "long", true, 0.0)))).isEmpty();
    assertThat(
            DerivedSnapshot.weights(
                state(update("a", "long", true, 1.0), update("b", "long", true, -2.0))))
        .isEmpty();
  }

  @Test
  void whatIsNoNumberBesideTheOthersMakesNoPortfolio() {
    ActivationState state =
        state(
            update("a", "long", true, 1e15),
            update("b", "long", true, -1e15),
            update("c", "long", true, Double.MIN_VALUE));

    assertThat(DerivedSnapshot.weights(state)).isEmpty();
  }

  @Test
  void theOrderOfChangesMakesNoDifferenceToTheWeights() {
    List<ActivationUpdate> updates =
        List.of(
            update("a", "long", true, 0.1),
            update("a", "short", true, 0.2),
            update("b", "long", true, 0.3),
            update("b", "short", true, 0.7));

    assertThat(DerivedSnapshot.weights(state(updates.toArray(ActivationUpdate[]::new))))
        .isEqualTo(
            DerivedSnapshot.weights(state(updates.reversed().toArray(ActivationUpdate[]::new))));
  }

  @Test
  void theSnapshotIsDatedByTheEntry() {
    ActivationChange change = change(ActivationState.EMPTY, at("a", "2026-03-01 11:00"));

    assertThat(DerivedSnapshot.of(change).orElseThrow().toString())
        .isEqualTo(
            """
            {"world_id":"w","version":"2026-03-01 11:00-1","as_of":"2026-03-01 11:00",\
            "created_at":"2026-03-01T12:00:00Z","weights":{"a":1.0},\
            "provenance":{"source":"worldservice","reason":"activation_update",\
            "actor":"worldservice","stage":"live"}}""");
  }

  /** Be it active or not: it is what the state was last changed by. */
  @Test
  void aBackfillIsDatedByTheNewestEntryHoweverItsInstantIsSpelled() {
    ActivationState state =
        state(
            at("a", "2026-03-01 11:00"),
            at("b", "2026-03-01T13:00:00+03:00"),
            new ActivationUpdate(
                "c", "long", false, 1.0, false, false, null, null, "2026-03-01T12:30+01:00"));

    assertThat(DerivedSnapshot.backfilled("w", state, NOW).orElseThrow().toString())
        .isEqualTo(
            """
            {"world_id":"w","version":"backfill-2026-03-01T12:30+01:00",\
            "as_of":"2026-03-01T12:30+01:00","created_at":"2026-03-01T12:00:00Z",\
            "weights":{"a":0.5,"b":0.5},\
            "provenance":{"source":"backfill","reason":"activation_snapshot",\
            "actor":"backfill","stage":"live"}}""");
  }

  @Test
  void ofEntriesWithOneInstantTheLastChangeDatesTheBackfill() {
    ActivationState state = state(at("b", "2026-03-01T11:00Z"), at("a", "2026-03-01 11:00"));

    assertThat(DerivedSnapshot.backfilled("w", state, NOW).orElseThrow().path("as_of").asText())
        .isEqualTo("2026-03-01 11:00");
  }

  private static ActivationState state(ActivationUpdate... updates) {
    ActivationState state = ActivationState.EMPTY;
    for (ActivationUpdate update : updates) {
      state = change(state, update).state();
    }
    return state;
  }

  private static ActivationChange change(ActivationState state, ActivationUpdate update) {
    ActivationResult result =
        ActivationDecision.requested(
            "w", state, update, present -> true, new Moment(NOW, Duration.ofMinutes(5)));
    return ((ActivationResult.Changed) result).change();
  }
}
