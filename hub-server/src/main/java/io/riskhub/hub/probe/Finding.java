package io.riskhub.hub.probe;

import java.util.Optional;

/**
 * What was found about one thing that a hub needs, for people and without secrets.
 *
 * @param subject what it is about, such as {@code kafka.topic}; an interface to programs
 * @param state how it is
 * @param found what there is
 * @param fix what a person can do about it, in a sentence; empty when nothing need be done
 * @param remedy what the program can do about it safely, if anything
 */
public record Finding(
    String subject, State state, String found, Optional<String> fix, Optional<Remedy> remedy) {

  /** How something is. */
  public enum State {
    OK,
    /** Not looked at: it is not configured, or cannot be told from here. */
    SKIPPED,
    /** A hub runs, and a person should think about it. */
    DOUBTFUL,
    /** It is there and answers, but not as a hub needs it. */
    UNFIT,
    /** It does not answer. */
    UNAVAILABLE,
    /** What is configured cannot be. */
    MISCONFIGURED;

    /** Whether a hub cannot do its work so. */
    public boolean isFailure() {
      return compareTo(DOUBTFUL) > 0;
    }
  }

  /** It is as it should be. */
  public static Finding ok(String subject, String found) {
    return new Finding(subject, State.OK, found, Optional.empty(), Optional.empty());
  }

  /** It was not looked at, for that reason. */
  public static Finding skipped(String subject, String why) {
    return new Finding(subject, State.SKIPPED, why, Optional.empty(), Optional.empty());
  }

  /** It works, and a person should think about it. */
  public static Finding doubtful(String subject, String found, String fix) {
    return of(subject, State.DOUBTFUL, found, fix);
  }

  /** It is not as a hub needs it. */
  public static Finding unfit(String subject, String found, String fix) {
    return of(subject, State.UNFIT, found, fix);
  }

  /** It does not answer. */
  public static Finding unavailable(String subject, String found, String fix) {
    return of(subject, State.UNAVAILABLE, found, fix);
  }

  /** What is configured cannot be. */
  public static Finding misconfigured(String subject, String found, String fix) {
    return of(subject, State.MISCONFIGURED, found, fix);
  }

  /** With {@code fix} in any of the states that need one. */
  public static Finding of(String subject, State state, String found, String fix) {
    return new Finding(subject, state, found, Optional.of(fix), Optional.empty());
  }

  /** The same, and the program itself can mend it. */
  public Finding with(Remedy mending) {
    return new Finding(subject, state, found, fix, Optional.of(mending));
  }
}
