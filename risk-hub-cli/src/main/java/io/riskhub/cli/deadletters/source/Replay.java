package io.riskhub.cli.deadletters.source;

/** What came of sending an event again. */
public sealed interface Replay {

  /**
   * It is on its way to the consumers.
   *
   * @param to where it is now, for people
   */
  record Sent(String to) implements Replay {}

  /**
   * It was not sent, and will not be.
   *
   * @param reason for people
   */
  record Refused(String reason) implements Replay {}
}
