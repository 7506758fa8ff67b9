package io.riskhub.hub.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a token may be used for. None of them implies another. */
public enum Scope {
  /** To ask for snapshots, signals, activation and dead letters. */
  READ,
  /** To push snapshots and change activation. */
  WRITE,
  /** To have events published again, and to replay dead letters. */
  ADMIN;

  /** The words for all of them. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Scope::text).toList();
  }

  /** The scope of that word, if there is one. */
  public static Optional<Scope> of(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text().equals(text)).findFirst();
  }

  /** The word for it in files and answers. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
