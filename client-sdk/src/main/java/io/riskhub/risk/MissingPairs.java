package io.riskhub.risk;

import static java.util.stream.Collectors.joining;

import io.riskhub.contract.StrategyPair;
import java.util.List;

/**
 * The pairs of some strategies that a covariance does not hold. Ten thousand strategies that send
 * only variances lack fifty million pairs, so the list is cut.
 *
 * @param count how many are missing
 * @param first the first of them, at most {@value #MAX_LISTED}: variances, then pairs, in order
 */
public record MissingPairs(long count, List<StrategyPair> first) {

  /** The most that are listed. */
  public static final int MAX_LISTED = 100;

  public MissingPairs {
    first = List.copyOf(first);
    if (first.size() != Math.min(count, MAX_LISTED)) {
      throw new IllegalArgumentException(first.size() + " pairs listed of " + count);
    }
  }

  /** Whether nothing is missing. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** For people: the pairs, and how many more there are. */
  @Override
  public String toString() {
    String listed = first.stream().map(StrategyPair::key).collect(joining(" "));
    return count > first.size() ? listed + " and " + (count - first.size()) + " more" : listed;
  }
}
