package io.riskhub.cli.output;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ended, for scripts: part of the interface, shown at the end of every help. */
public enum ExitCode {
  DONE(0, 0, "done"),
  FAULT(1, 6, "a fault of riskhub, of the hub or of this machine"),
  USAGE(2, 5, "wrong usage: an unknown option, a file that cannot be read"),
  REFUSED(3, 2, "refused: contract violated, version conflict, hash mismatch, damaged blob"),
  UNAVAILABLE(4, 3, "the hub or the blob store is unavailable, after retries"),
  NOT_FOUND(5, 1, "not found, or expired"),
  NOT_ALLOWED(6, 4, "not allowed: token missing, wrong or without the right");

  /**
   * Which of several outcomes decides: what a person must mend first. A fault hides the truth about
   * the rest; then wrong usage, a token, an unavailable hub, what was refused, what is missing.
   */
  private static final Comparator<ExitCode> WEIGHT = Comparator.comparingInt(code -> code.weight);

  private final int number;
  private final int weight;
  private final String meaning;

  ExitCode(int number, int weight, String meaning) {
    this.number = number;
    this.weight = weight;
    this.meaning = meaning;
  }

  /** What the process ends with. */
  public int number() {
    return number;
  }

  /** The code that decides when both happened. */
  public ExitCode worse(ExitCode other) {
    return WEIGHT.compare(this, other) >= 0 ? this : other;
  }

  /** Number to meaning, as a help text lists them. */
  public static Map<String, String> legend() {
    Map<String, String> legend = new LinkedHashMap<>();
    Arrays.stream(values())
        .forEach(code -> legend.put(Integer.toString(code.number), code.meaning));
    return legend;
  }
}
