package io.riskhub.hub.activation.state;

import static io.riskhub.hub.activation.state.Updates.at;
import static io.riskhub.hub.activation.state.Updates.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.Refusals;
import io.riskhub.contract.activation.ActivationTag;
import io.riskhub.contract.activation.ActivationUpdate;
import io.riskhub.contract.activation.ActivationUpdated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationDecisionTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Moment MOMENT = new Moment(NOW, Duration.ofMinutes(5));

  @Test
  void aWishWithoutAnInstantComesAfterEveryEntry() {
    ActivationState state = state(at("a", "2026-03-01T12:00:30Z"));

    assertThat(change(state, update("b", "long", true, 1.0)).entry().ts())
        .isEqualTo("2026-03-01T12:00:30.000001Z");
    assertThat(
            change(state(at("a", "2026-03-01T12:05:00Z")), update("b", "long", true, 1.0))
                .entry()
                .ts())
        .as("further ahead no snapshot may be")
        .isEqualTo("2026-03-01T12:00:00Z");
    assertThat(change(ActivationState.EMPTY, update("b", "long", true, 1.0)).entry().ts())
        .isEqualTo("2026-03-01T12:00:00Z");
  }

  @Test
  void anInstantMayBeSpelledOtherwiseAndIsTheSame() {
    ActivationState state = state(at("a", "2026-03-01T11:00:00Z"));

    assertThat(requested(state, at("a", "2026-03-01T12:00:00+01:00")))
        .isInstanceOf(ActivationResult.Unchanged.class);
    assertThat(requested(state, at("a", "2026-03-01T11:00:00.000001Z")))
        .isInstanceOf(ActivationResult.Changed.class);
  }

  @Test
  void anAnnouncedEntryKeepsItsEtag() {
    ActivationChange change =
        changed(announced(event("a", "2026-03-01", 7), ActivationState.EMPTY));

    assertThat(change.entry().etag().text()).isEqualTo("act:w:a:long:7");
    assertThat(change.state().version()).isEqualTo(7);
  }

  @Test
  void whatIsAnnouncedLateOrAgainHasNoEffect() {
    ActivationState state =
        changed(announced(event("a", "2026-03-01", 7), ActivationState.EMPTY)).state();

    for (ActivationUpdated event :
        List.of(
            event("a", "2026-03-01", 7),
            event("a", "2026-02-01", 6),
            event("a", "2026-02-01", 9))) {
      assertThat(announced(event, state)).isInstanceOf(ActivationResult.Unchanged.class);
    }
  }

  /** Else it would share its etag, or the snapshot's version, with another. */
  @Test
  void anAnnouncedNumberThatIsTakenIsReplaced() {
    ActivationState state = state(at("a", "2026-03-01"), at("b", "2026-03-02"));
    ActivationChange change = changed(announced(event("a", "2026-03-03", 2), state));

    assertThat(change.entry().etag().number()).isEqualTo(3);
    assertThat(changed(announced(event("a", "2026-03-03", 1), state)).entry().etag().number())
        .isEqualTo(3);
  }

  @Test
  void aWorldTakesAThousandEntriesAndChangesOfThoseAfterwards() {
    ActivationState state = ActivationState.EMPTY;
    for (int i = 1; i < ActivationState.MOST_ENTRIES; i++) {
      state = state.with(entry("s" + i, i));
    }
    state = change(state, at("last", "2026-03-01")).state();

    assertThat(requested(state, at("more", "2026-03-02")))
        .isInstanceOfSatisfying(
            ActivationResult.Full.class,
            full ->
                assertThat(Refusals.problem(full.verdict()).detail())
                    .startsWith("strategy_id \"more\" with side \"long\" is not there yet")
                    .contains("world \"w\" has 1,000 entries"));
    assertThat(announced(event("more", "2026-03-02", 5_000), state))
        .isInstanceOf(ActivationResult.Full.class);
    assertThat(change(state, at("last", "2026-03-02")).state().all()).hasSize(1_000);
    assertThat(requested(state, at("last", "2026-03-01")))
        .isInstanceOf(ActivationResult.Unchanged.class);
  }

  private static ActivationEntry entry(String strategy, int number) {
    return new ActivationEntry(
        at(strategy, "2026-02-01"), ActivationTag.of("w", strategy, "long", number));
  }

  private static ActivationUpdated event(String strategy, String ts, long number) {
    return new ActivationUpdated(
        "w",
        new ActivationUpdate(strategy, "long", true, 0.5 + number, false, false, null, null, ts),
        ActivationTag.of("w", strategy, "long", number));
  }

  private static ActivationState state(ActivationUpdate... updates) {
    ActivationState state = ActivationState.EMPTY;
    for (ActivationUpdate update : updates) {
      state = change(state, update).state();
    }
    return state;
  }

  private static ActivationResult announced(ActivationUpdated event, ActivationState state) {
    return ActivationDecision.announced(event, state, MOMENT);
  }

  private static ActivationChange change(ActivationState state, ActivationUpdate update) {
    return changed(requested(state, update));
  }

  private static ActivationResult requested(ActivationState state, ActivationUpdate update) {
    return ActivationDecision.requested("w", state, update, present -> true, MOMENT);
  }

  private static ActivationChange changed(ActivationResult result) {
    return ((ActivationResult.Changed) result).change();
  }
}
