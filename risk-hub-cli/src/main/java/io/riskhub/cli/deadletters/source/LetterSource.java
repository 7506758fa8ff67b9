package io.riskhub.cli.deadletters.source;

/**
 * Where dead letters are. Every method throws a {@link io.riskhub.cli.output.CommandFailure} or a
 * {@link io.riskhub.client.fault.RiskHubException} when that cannot be reached.
 */
public interface LetterSource extends AutoCloseable {

  /** Hears what is there. */
  interface Visitor {

    /** A letter. */
    void letter(FoundLetter letter, LetterActions actions);

    /** Something that should be a letter and cannot be read. */
    void unreadable(UnreadableLetter letter);
  }

  /** Visits what is there now, the letters of a world in the order in which they were given up. */
  void forEach(Visitor visitor);

  @Override
  void close();
}
