package io.riskhub.hub.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Where a hub's tokens come from; they are read again whenever its files change. */
public interface TokenSource {

  /** The tokens as they stand there now. */
  Reading read();

  /** Tokens that never change. */
  static TokenSource fixed(Tokens tokens) {
    return new Fixed(tokens);
  }

  /** Tokens that never change. */
  record Fixed(Tokens tokens) implements TokenSource {
    @Override
    public Reading read() {
      return new Reading.Usable(tokens, Set.of());
    }
  }

  /** What was found. */
  sealed interface Reading {

    /** The files whose change may change the tokens, also those that could not be read. */
    Set<Path> files();

    /** Tokens. */
    record Usable(Tokens tokens, Set<Path> files) implements Reading {
      public Usable {
        files = Set.copyOf(files);
      }
    }

    /**
     * Mistakes.
     *
     * @param problems all of them, for people
     */
    record Broken(List<String> problems, Set<Path> files) implements Reading {
      public Broken {
        problems = List.copyOf(problems);
        files = Set.copyOf(files);
      }
    }
  }
}
