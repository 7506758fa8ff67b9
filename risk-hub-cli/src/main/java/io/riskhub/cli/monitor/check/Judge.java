package io.riskhub.cli.monitor.check;

import io.riskhub.cli.output.HumanTime;
import io.riskhub.cli.output.ShellWord;
import io.riskhub.client.fault.RiskHubException;
import io.riskhub.client.read.Freshness;
import org.jspecify.annotations.Nullable;

/** Gives each outcome its name, its gravity, and words for people. */
public final class Judge {

  private final Thresholds thresholds;
  private final State hubDown;
  private final String baseUrl;

  /**
   * @param hubDown how bad it is when the hub cannot answer
   * @param baseUrl where it is, for people
   */
  public Judge(Thresholds thresholds, State hubDown, String baseUrl) {
    this.thresholds = thresholds;
    this.hubDown = hubDown;
    this.baseUrl = baseUrl;
  }

  /** What the hub gave when asked for one world. */
  Finding answer(String world, Freshness newest) {
    return newest.worldId().equals(world)
        ? newest(newest)
        : trouble(world, Trouble.misplaced(newest.worldId(), baseUrl));
  }

  /** A world that has a snapshot, expired or not. */
  Finding newest(Freshness newest) {
    Condition condition = newest.expired() ? Condition.EXPIRED : thresholds.judge(newest.lag());
    String age = HumanTime.span(newest.lag());
    String which =
        " (version %s, stage %s, by %s)"
            .formatted(newest.version(), newest.stage(), newest.actor());
    String producer =
        "see why %s pushes nothing newer; until then: riskhub fallback %s --stage %s"
            .formatted(
                newest.actor(), ShellWord.quote(newest.worldId()), ShellWord.quote(newest.stage()));
    return switch (condition) {
      case LATE ->
          finding(
              newest,
              condition,
              "is late: as_of is %s old, warning from %s"
                      .formatted(age, HumanTime.span(thresholds.warn()))
                  + which,
              "see why %s pushes nothing newer".formatted(newest.actor()));
      case STALE ->
          finding(
              newest,
              condition,
              "is stale: as_of is %s old, critical from %s"
                      .formatted(age, HumanTime.span(thresholds.crit()))
                  + which,
              producer);
      case EXPIRED ->
          finding(
              newest,
              condition,
              "has expired: readers get nothing; as_of is %s old".formatted(age) + which,
              producer);
      case FUTURE ->
          finding(
              newest,
              condition,
              "is ahead of time: as_of lies %s ahead of the hub's clock".formatted(age) + which,
              "a clock is wrong: check that of %s and that of the hub".formatted(newest.actor()));
      default -> {
        String fresh =
            newest.lag().toSeconds() < 0
                ? "is fresh: as_of is %s ahead".formatted(age)
                : "is fresh: as_of is %s old".formatted(age);
        yield finding(newest, Condition.FRESH, fresh + which, null);
      }
    };
  }

  /**
   * A world of which there is no snapshot.
   *
   * @param among which snapshots count, such as " of stage live"
   */
  Finding missing(String world, String among) {
    return new Finding(
        world,
        Condition.MISSING.usualState(),
        Condition.MISSING,
        null,
        "is missing: the hub has no snapshot" + among + " of it",
        "check its name (riskhub worlds), and whether its producer pushes");
  }

  /** All worlds were to be watched, and there is none. */
  Finding noWorlds(String among) {
    return new Finding(
        null,
        Condition.NO_WORLDS.usualState(),
        Condition.NO_WORLDS,
        null,
        "has no world with a snapshot" + among + " to watch",
        "is %s the right hub? Name with --world what must be there".formatted(baseUrl));
  }

  /**
   * The hub could not be asked.
   *
   * @param world which world was asked for, or null for all
   */
  Finding trouble(@Nullable String world, RiskHubException e) {
    Trouble trouble = Trouble.of(e, baseUrl);
    return trouble(world, trouble);
  }

  /** The time was over before the hub had answered. */
  Finding outOfTime(String world) {
    return trouble(world, Trouble.outOfTime(baseUrl));
  }

  private Finding trouble(@Nullable String world, Trouble trouble) {
    Condition condition = trouble.condition();
    State state = condition.isHubDown() ? hubDown : condition.usualState();
    return new Finding(world, state, condition, null, trouble.message(), trouble.fix());
  }

  private static Finding finding(
      Freshness newest, Condition condition, String message, @Nullable String fix) {
    return new Finding(newest.worldId(), condition.usualState(), condition, newest, message, fix);
  }
}
