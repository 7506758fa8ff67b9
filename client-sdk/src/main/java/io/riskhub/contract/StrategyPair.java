package io.riskhub.contract;

import io.riskhub.contract.json.CodePointOrder;
import java.util.Comparator;
import java.util.Optional;

/**
 * Two strategies in no order, or one beside itself: what a covariance belongs to. The constructor
 * puts the two in order, so that a pair has one form.
 *
 * @param first the lesser of the two by Unicode code point
 * @param second the greater
 */
public record StrategyPair(String first, String second) implements Comparable<StrategyPair> {

  private static final char SEPARATOR = ',';
  private static final Comparator<StrategyPair> ORDER =
      Comparator.comparing(StrategyPair::first, CodePointOrder.INSTANCE)
          .thenComparing(StrategyPair::second, CodePointOrder.INSTANCE);

  public StrategyPair {
    if (CodePointOrder.INSTANCE.compare(first, second) > 0) {
      String greater = first;
      first = second;
      second = greater;
    }
  }

  /** The pair that a key {@code "a,b"} or {@code "a:b"} names; empty when it names none. */
  public static Optional<StrategyPair> parse(String key) {
    char separator = key.indexOf(SEPARATOR) >= 0 ? SEPARATOR : ':';
    int at = key.indexOf(separator);
    if (at < 0 || at != key.lastIndexOf(separator)) {
      return Optional.empty();
    }
    String first = key.substring(0, at);
    String second = key.substring(at + 1);
    return first.isBlank() || second.isBlank()
        ? Optional.empty()
        : Optional.of(new StrategyPair(first, second));
  }

  /** Whether it is one strategy beside itself, whose covariance is a variance. */
  public boolean isVariance() {
    return first.equals(second);
  }

  /**
   * Its key in a snapshot, {@code "a,b"}. A strategy whose name is blank or holds a comma may have
   * a weight, but {@link #parse} does not read the key of such a pair.
   */
  public String key() {
    return first + SEPARATOR + second;
  }

  @Override
  public int compareTo(StrategyPair other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return key();
  }
}
