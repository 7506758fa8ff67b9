package io.riskhub.risk.limit;

import java.util.Locale;

/** How something stands to its limit, best first. */
public enum Status {
  /** Kept. */
  PASS,
  /** Kept, but close to the limit; or the limit could not be read. */
  WARN,
  /** Exceeded. */
  BREACH;

  /** As a signal writes it, in lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The worse of the two. */
  public Status worst(Status other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
