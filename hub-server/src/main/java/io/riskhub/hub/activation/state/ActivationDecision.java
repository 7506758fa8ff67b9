package io.riskhub.hub.activation.state;

import io.riskhub.contract.Verdict;
import io.riskhub.contract.Violation;
import io.riskhub.contract.activation.ActivationTag;
import io.riskhub.contract.activation.ActivationUpdate;
import io.riskhub.contract.activation.ActivationUpdated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is to be done about a wish, given the newest state. Pure: it may be asked again. */
public final class ActivationDecision {

  private ActivationDecision() {}

  /**
   * A caller's wish, which is made even if the entry has a later {@code ts}.
   *
   * @param precondition what the present entry has to be for it
   * @param moment dates a wish that names no instant
   */
  public static ActivationResult requested(
      String worldId,
      ActivationState state,
      ActivationUpdate update,
      Predicate<Optional<ActivationEntry>> precondition,
      Moment moment) {
    Optional<ActivationEntry> present = state.find(update.strategyId(), update.side());
    if (!precondition.test(present)) {
      return new ActivationResult.Mismatch(present);
    }
    if (present.isPresent() && present.get().says(update)) {
      return new ActivationResult.Unchanged(present.get());
    }
    ActivationUpdate dated =
        update.ts() == null
            ? ActivationEntry.at(update, afterAll(state, moment).toString())
            : update;
    return changed(worldId, state, dated, state.nextNumber(), moment);
  }

  /** What another authority has announced; only what is newer than the entry counts. */
  public static ActivationResult announced(
      ActivationUpdated event, ActivationState state, Moment moment) {
    ActivationUpdate update = event.update();
    Optional<ActivationEntry> present = state.find(update.strategyId(), update.side());
    ActivationEntry announced = new ActivationEntry(update, event.etag());
    if (present.isPresent() && !isNews(announced, present.get())) {
      return new ActivationResult.Unchanged(present.get());
    }
    // Its number is the entry's as long as that tells it from every other.
    long number = event.etag().number();
    boolean isFree = !state.hasNumber(number) && present.map(announced::isNewerThan).orElse(true);
    return changed(event.worldId(), state, update, isFree ? number : state.nextNumber(), moment);
  }

  /**
   * What stands where others write, and has a higher number than the entry here; unless that was
   * taken in meanwhile.
   */
  public static ActivationResult adopted(
      String worldId, ActivationEntry entry, ActivationState state, Moment moment) {
    ActivationUpdate update = entry.is();
    Optional<ActivationEntry> present = state.find(update.strategyId(), update.side());
    if (present.isPresent() && !entry.isNewerThan(present.get())) {
      return new ActivationResult.Unchanged(present.get());
    }
    long number = entry.etag().number();
    // Not refused for want of room: the portfolio is made of it whether the hub knows it or not.
    return made(
        worldId, state, update, state.hasNumber(number) ? state.nextNumber() : number, moment);
  }

  /** By instants first: two authorities count for themselves. */
  private static boolean isNews(ActivationEntry announced, ActivationEntry present) {
    int order = announced.instant().compareTo(present.instant());
    return !present.says(announced.is())
        && (order > 0 || (order == 0 && announced.isNewerThan(present)));
  }

  private static ActivationResult changed(
      String worldId, ActivationState state, ActivationUpdate update, long number, Moment moment) {
    Optional<ActivationEntry> present = state.find(update.strategyId(), update.side());
    if (present.isEmpty() && state.isFull()) {
      return new ActivationResult.Full(full(worldId, update));
    }
    if (number > ActivationTag.MOST) {
      return new ActivationResult.Full(
          violation(
              "etag",
              "world \"%s\" has counted its changes to %d, and there is no number left; mend the etags and the version in Redis"
                  .formatted(worldId, ActivationTag.MOST)));
    }
    return made(worldId, state, update, number, moment);
  }

  private static ActivationResult.Changed made(
      String worldId, ActivationState state, ActivationUpdate update, long number, Moment moment) {
    ActivationEntry entry =
        new ActivationEntry(
            update, ActivationTag.of(worldId, update.strategyId(), update.side(), number));
    return new ActivationResult.Changed(
        new ActivationChange(
            worldId,
            state.find(update.strategyId(), update.side()),
            entry,
            state.with(entry),
            moment.now()));
  }

  private static Verdict.Invalid full(String worldId, ActivationUpdate update) {
    return violation(
        "strategy_id",
        "\"%s\" with side \"%s\" is not there yet, and world \"%s\" has %,d entries, the most that it may have; change one of those, which stay also when they are inactive"
            .formatted(update.strategyId(), update.side(), worldId, ActivationState.MOST_ENTRIES));
  }

  private static Verdict.Invalid violation(String field, String message) {
    return new Verdict.Invalid(List.of(new Violation(field, message)));
  }

  /** So that the snapshot of the last change is the newest, be the clock of one hub behind. */
  private static Instant afterAll(ActivationState state, Moment moment) {
    return state.newest().map(ActivationEntry::instant).map(moment::after).orElse(moment.now());
  }
}
