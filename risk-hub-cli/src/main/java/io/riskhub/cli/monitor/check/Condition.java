package io.riskhub.cli.monitor.check;

import java.util.Locale;

/** What was found; its name in JSON output is part of the interface. */
public enum Condition {
  /** Its newest snapshot is young enough. */
  FRESH(State.OK),
  /** It is older than the warning's threshold. */
  LATE(State.WARNING),
  /** Its {@code as_of} lies ahead of the hub's clock by more than clocks that are right differ. */
  FUTURE(State.WARNING),
  /** It is older than the critical threshold. */
  STALE(State.CRITICAL),
  /** Its newest snapshot has expired: readers get none. */
  EXPIRED(State.CRITICAL),
  /** The hub has no snapshot of it, not even an expired one. */
  MISSING(State.CRITICAL),
  /** No answer in time, or none but "later". */
  UNREACHABLE(State.CRITICAL),
  /** The hub broke over the question: 500 and the like. */
  HUB_FAULT(State.CRITICAL),
  /** 401 or 403. */
  NOT_ALLOWED(State.UNKNOWN),
  /** There is no secure connection: one side does not trust the other's certificate. */
  NOT_TRUSTED(State.UNKNOWN),
  /** What answers is no hub, or no JSON of a hub. */
  BAD_ANSWER(State.UNKNOWN),
  /** The hub does not take the question. */
  REFUSED(State.UNKNOWN),
  /** All worlds were to be watched, and there is none. */
  NO_WORLDS(State.UNKNOWN),
  /** The textfile: who looks at it alone would take the last one for the truth. */
  NOT_WRITTEN(State.UNKNOWN);

  private final State state;

  Condition(State state) {
    this.state = state;
  }

  /** How bad it is, unless the operator sees it otherwise. */
  State usualState() {
    return state;
  }

  /** Whether it is the hub that could not answer. */
  boolean isHubDown() {
    return this == UNREACHABLE || this == HUB_FAULT;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
