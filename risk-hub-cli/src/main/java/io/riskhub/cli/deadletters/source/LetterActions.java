package io.riskhub.cli.deadletters.source;

/** What can be done about a letter. Holds its event, which can be large: not to be kept. */
public interface LetterActions {

  /** Sends the event again, and takes note of it. */
  Replay replay();

  /** Takes note that a copy of the event, from an earlier letter, was just sent. */
  void copyWasReplayed();
}
