package io.riskhub.cli.monitor.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How bad it is, in the words and numbers of the monitoring plugins. From the best to the worst:
 * what is unknown may be critical, so it is worse than a warning.
 */
public enum State {
  OK(0, "OK: every world is fresh"),
  WARNING(1, "WARNING: a world is late, or a clock is wrong"),
  UNKNOWN(
      3, "UNKNOWN: not to be found out: no right, no trust, no hub there, wrong usage, a fault"),
  CRITICAL(2, "CRITICAL: a world is stale, expired or missing, or the hub cannot be reached");

  private final int exitCode;
  private final String meaning;

  State(int exitCode, String meaning) {
    this.exitCode = exitCode;
    this.meaning = meaning;
  }

  /** What the process ends with. */
  public int exitCode() {
    return exitCode;
  }

  /** The graver of the two. */
  public State worse(State other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Its name in JSON output. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Number to meaning, as a help text lists them. */
  public static Map<String, String> legend() {
    Map<String, String> legend = new LinkedHashMap<>();
    Arrays.stream(values())
        .sorted((a, b) -> Integer.compare(a.exitCode, b.exitCode))
        .forEach(state -> legend.put(Integer.toString(state.exitCode), state.meaning));
    return legend;
  }
}
