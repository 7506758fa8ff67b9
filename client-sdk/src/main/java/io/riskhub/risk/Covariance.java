package io.riskhub.risk;

import io.riskhub.contract.StrategyPair;
import io.riskhub.contract.json.CodePointOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The covariances of strategies' returns over one period, as far as they are known. Symmetric,
 * finite, and no variance is negative; not necessarily complete, nor positive semi-definite.
 * Immutable.
 */
public final class Covariance {

  /** Knows nothing. */
  public static final Covariance EMPTY = new Covariance(new HashMap<>());

  private final Map<StrategyPair, Double> values;
  private final NavigableSet<String> strategies;

  private Covariance(Map<StrategyPair, Double> values) {
    this.values = values;
    NavigableSet<String> names = new TreeSet<>(CodePointOrder.INSTANCE);
    for (StrategyPair pair : values.keySet()) {
      names.add(pair.first());
      names.add(pair.second());
    }
    this.strategies = Collections.unmodifiableNavigableSet(names);
  }

  /**
   * The covariance of a snapshot.
   *
   * @param byKey {@code "a,b"} or {@code "a:b"} to the covariance of a and b
   * @throws IllegalArgumentException when it breaks the contract: a key that is no pair, a number
   *     that is not finite, a negative variance, one pair with two values
   */
  public static Covariance of(Map<String, ? extends Number> byKey) {
    Map<StrategyPair, Double> values = HashMap.newHashMap(byKey.size());
    byKey.forEach(
        (key, value) -> {
          StrategyPair pair =
              StrategyPair.parse(key)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "\"" + key + "\" is not a pair of strategies; write \"a,b\""));
          put(values, pair, value.doubleValue());
        });
    return new Covariance(values);
  }

  /**
   * The covariance with these values.
   *
   * @throws IllegalArgumentException when a value is not finite, a variance is negative, or a
   *     snapshot has no key for a pair, since a name in it is blank or holds a comma
   */
  public static Covariance ofPairs(Map<StrategyPair, Double> byPair) {
    Map<StrategyPair, Double> values = HashMap.newHashMap(byPair.size());
    byPair.forEach(
        (pair, value) -> {
          if (!StrategyPair.parse(pair.key()).equals(Optional.of(pair))) {
            throw new IllegalArgumentException(
                "\"" + pair.key() + "\" cannot be read as a pair; use names without a comma");
          }
          put(values, pair, value);
        });
    return new Covariance(values);
  }

  private static void put(Map<StrategyPair, Double> values, StrategyPair pair, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("the covariance of " + pair + " is " + value);
    }
    if (pair.isVariance() && value < 0) {
      throw new IllegalArgumentException(
          "the variance of " + pair.first() + " is " + value + "; a variance is not negative");
    }
    // Adding zero makes one of the two zeros, which are unequal as objects.
    Double earlier = values.putIfAbsent(pair, value + 0.0);
    if (earlier != null && earlier.doubleValue() != value) {
      throw new IllegalArgumentException(
          "the covariance of %s is %s and %s; give one".formatted(pair, earlier, value));
    }
  }

  /** Every strategy in any pair, in order. */
  public NavigableSet<String> strategies() {
    return strategies;
  }

  /** The covariance of two strategies, in either order; empty when it is not known. */
  public OptionalDouble of(String a, String b) {
    return of(new StrategyPair(a, b));
  }

  OptionalDouble of(StrategyPair pair) {
    @Nullable Double value = values.get(pair);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The variance of a strategy; empty when it is not known. */
  public OptionalDouble variance(String strategy) {
    return of(strategy, strategy);
  }

  /** The pairs of {@code among}, each of them beside itself included, that are not known. */
  public MissingPairs missing(Collection<String> among) {
    NavigableSet<String> names = new TreeSet<>(CodePointOrder.INSTANCE);
    names.addAll(among);
    long known =
        values.keySet().stream()
            .filter(pair -> names.contains(pair.first()) && names.contains(pair.second()))
            .count();
    long count = names.size() * (names.size() + 1L) / 2 - known;
    return new MissingPairs(count, count == 0 ? List.of() : firstMissing(names));
  }

  private List<StrategyPair> firstMissing(NavigableSet<String> names) {
    List<StrategyPair> first = new ArrayList<>();
    for (String name : names) {
      listIfMissing(new StrategyPair(name, name), first);
    }
    // Every step finds a pair or adds one: as many steps as there are pairs, and a hundred.
    for (String name : names) {
      for (String other : names.tailSet(name, false)) {
        if (first.size() == MissingPairs.MAX_LISTED) {
          return first;
        }
        listIfMissing(new StrategyPair(name, other), first);
      }
    }
    return first;
  }

  private void listIfMissing(StrategyPair pair, List<StrategyPair> list) {
    if (list.size() < MissingPairs.MAX_LISTED && !values.containsKey(pair)) {
      list.add(pair);
    }
  }

  Map<StrategyPair, Double> values() {
    return Collections.unmodifiableMap(values);
  }

  /** As a snapshot's field: {@code "a,b"} to the covariance, each pair once, in order. */
  public SequencedMap<String, Double> toMap() {
    SequencedMap<String, Double> byKey = new TreeMap<>(CodePointOrder.INSTANCE);
    values.forEach((pair, value) -> byKey.put(pair.key(), value));
    return Collections.unmodifiableSequencedMap(byKey);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Covariance that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "covariance of " + strategies.size() + " strategies, " + values.size() + " pairs";
  }
}
