package io.riskhub.client.read;

/** What a hub says to replaying a dead letter. */
public sealed interface LetterReplay {

  /** The event is in its outbox; the letter and its copies are gone. */
  record Queued() implements LetterReplay {}

  /** It will not. */
  record Refused(String reason) implements LetterReplay {}
}
