package io.riskhub.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskhub.contract.StrategyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CovarianceTest {

  @Test
  void isSymmetric() {
    Covariance covariance = Covariance.of(Map.of("b:a", 0.1, "a,a", 1));

    assertThat(covariance.of("a", "b")).hasValue(0.1);
    assertThat(covariance.of("b", "a")).hasValue(0.1);
    assertThat(covariance.variance("a")).hasValue(1);
    assertThat(covariance.variance("b")).isEmpty();
  }

  @Test
  void isTheSameHoweverItIsSpelled() {
    assertThat(Covariance.of(Map.of("a,b", 0.0, "b:a", -0.0)))
        .isEqualTo(Covariance.of(Map.of("b,a", 0)))
        .hasSameHashCodeAs(Covariance.of(Map.of("a:b", -0.0)));
  }

  @Test
  void isWrittenAsASnapshotsFieldInOrder() {
    assertThat(Covariance.of(Map.of("z:b", 3, "b:b", 2, "b,a", 1)).toMap())
        .containsExactly(Map.entry("a,b", 1.0), Map.entry("b,b", 2.0), Map.entry("b,z", 3.0));
  }

  @Test
  void tellsWhatIsMissingVariancesFirst() {
    MissingPairs missing =
        Covariance.of(Map.of("a,a", 1, "c,c", 1, "b,c", 0)).missing(List.of("c", "b", "a", "a"));

    assertThat(missing.first())
        .containsExactly(
            new StrategyPair("b", "b"), new StrategyPair("a", "b"), new StrategyPair("a", "c"));
    assertThat(missing.count()).isEqualTo(3);
    assertThat(missing).hasToString("b,b a,b a,c");
  }

  @Test
  void missesNothingAmongTheStrategiesOfASample() {
    Covariance covariance = UsTech.covariance(UsTech.latest());

    assertThat(covariance.strategies()).containsExactly("AAPL", "AMZN", "GOOG", "IBM", "MSFT");
    assertThat(covariance.missing(covariance.strategies()).isEmpty()).isTrue();
  }

  @Test
  void countsFortyFiveMillionMissingPairsWithoutLookingAtEach() {
    Map<String, Double> variances = new HashMap<>();
    List<String> strategies = IntStream.range(0, 9_500).mapToObj(i -> "s" + i).toList();
    strategies.forEach(strategy -> variances.put(strategy + "," + strategy, 1.0));

    MissingPairs missing = Covariance.of(variances).missing(strategies);

    assertThat(missing.count()).isEqualTo(9_500L * 9_499 / 2);
    assertThat(missing.first()).hasSize(100);
    assertThat(missing.toString()).startsWith("s0,s1 s0,s10 ").endsWith(" and 45120150 more");
  }

  @Test
  void lacksThePairsOfAStrategyWhoseNameNoKeyCanHold() {
    assertThat(Covariance.of(Map.of("a,a", 1)).missing(List.of("a", "x,y", "")).count())
        .isEqualTo(5);
  }

  @Test
  void refusesWhatTheContractRefuses() {
    refuses(Map.of("ab", 1), "\"ab\" is not a pair of strategies; write \"a,b\"");
    refuses(Map.of("a,b", Double.NaN), "the covariance of a,b is NaN");
    refuses(Map.of("a,b", 1e308 * 10), "the covariance of a,b is Infinity");
    refuses(Map.of("a,a", -1), "the variance of a is -1.0; a variance is not negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Covariance.of(Map.of("a,b", 1, "b,a", 2)))
        .withMessageContaining("the covariance of a,b is");
  }

  @Test
  void refusesAPairThatNoSnapshotCanName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Covariance.ofPairs(Map.of(new StrategyPair("x,y", "a"), 1.0)))
        .withMessage("\"a,x,y\" cannot be read as a pair; use names without a comma");
  }

  private static void refuses(Map<String, Number> values, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Covariance.of(values))
        .withMessage(message);
  }
}
