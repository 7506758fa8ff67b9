package io.riskhub.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConservativeFallbackTest {

  private static final Map<String, Double> HALVES = Map.of("a", 0.5, "b", 0.5);

  /** numpy, by correlations: {@code maximum(c / outer(s, s), 0.5) * outer(1.5 * s, 1.5 * s)}. */
  @ParameterizedTest
  @CsvSource({
    "AAPL,AAPL,0.037086074999999996", // 2.25 * 0.0164827
    "AMZN,AMZN,0.048294190125",
    "AAPL,GOOG,0.02387982105", // correlation 0.769 stays
    "AMZN,GOOG,0.017901277650000002", // 0.5052 stays
    "AAPL,AMZN,0.02116035182268958", // 0.4721 is raised
    "IBM,MSFT,0.006253032630603689", // 0.2625 is raised
  })
  void raisesTheSample(String a, String b, double expected) {
    Fallback fallback =
        ConservativeFallback.DEFAULT.apply(
            UsTech.covariance(UsTech.latest()), UsTech.weights(UsTech.latest()));

    assertThat(fallback.covariance().of(a, b).orElseThrow()).isCloseTo(expected, within(1e-17));
    assertThat(fallback.covariance().toMap()).hasSize(15);
    assertThat(fallback.filled()).isZero();
    assertThat(fallback.isComplete()).isTrue();
  }

  /** Variances 0.04 and 0.09: sigmas 0.2 and 0.3; the floor is 0.5 * 0.06 = 0.03, times 2.25. */
  @ParameterizedTest
  @CsvSource({"-0.06, 0.0675", "0, 0.0675", "0.029, 0.0675", "0.03, 0.0675", "0.05, 0.1125"})
  void raisesACorrelationToTheFloorAndNoFurther(double covariance, double expected) {
    Fallback fallback =
        ConservativeFallback.DEFAULT.apply(
            Covariance.of(Map.of("a,a", 0.04, "b,b", 0.09, "a,b", covariance)), HALVES);

    assertThat(fallback.covariance().variance("a").orElseThrow()).isCloseTo(0.09, within(1e-15));
    assertThat(fallback.covariance().variance("b").orElseThrow()).isCloseTo(0.2025, within(1e-15));
    assertThat(fallback.covariance().of("a", "b").orElseThrow()).isCloseTo(expected, within(1e-15));
  }

  @Test
  void fillsAMissingCovarianceOfWeightedStrategiesAtTheFloor() {
    Fallback fallback =
        ConservativeFallback.DEFAULT.apply(
            Covariance.of(Map.of("a,a", 0.04, "b,b", 0.09, "candidate,candidate", 1)), HALVES);

    assertThat(fallback.covariance().of("a", "b").orElseThrow()).isCloseTo(0.0675, within(1e-15));
    assertThat(fallback.covariance().of("a", "candidate")).isEmpty();
    assertThat(fallback.covariance().variance("candidate")).hasValue(2.25);
    assertThat(fallback.filled()).isEqualTo(1);
    assertThat(fallback.isComplete()).isTrue();
  }

  @Test
  void keepsAZeroVarianceAndNeverLowersWhatStandsBesideIt() {
    Covariance odd =
        Covariance.of(Map.of("a,a", 0, "b,b", 0.09, "c,c", 0.04, "a,b", 0.02, "a,c", -0.02));

    Fallback fallback =
        ConservativeFallback.DEFAULT.apply(odd, Map.of("a", 0.2, "b", 0.4, "c", 0.4));

    assertThat(fallback.covariance().variance("a")).hasValue(0);
    assertThat(fallback.covariance().of("a", "b").orElseThrow()).isCloseTo(0.045, within(1e-15));
    assertThat(fallback.covariance().of("a", "c")).hasValue(0);
  }

  @Test
  void leavesAMissingVarianceMissingAndSaysSo() {
    Fallback fallback =
        ConservativeFallback.DEFAULT.apply(
            Covariance.of(Map.of("a,a", 0.04, "a,b", 0.02, "a,c", -0.02)),
            Map.of("a", 0.5, "b", 0.25, "c", 0.25));

    assertThat(fallback.isComplete()).isFalse();
    assertThat(fallback.missing()).hasToString("b,b c,c b,c");
    assertThat(fallback.filled()).isZero();
    assertThat(fallback.covariance().of("a", "b").orElseThrow()).isCloseTo(0.045, within(1e-15));
    assertThat(fallback.covariance().of("a", "c")).hasValue(0);
  }

  @Test
  void asksNothingOfAStrategyThatWeighsNothing() {
    Fallback fallback =
        ConservativeFallback.DEFAULT.apply(
            Covariance.of(Map.of("a,a", 0.04)), Map.of("a", 1.0, "b", 0.0, "x,y", -0.0));

    assertThat(fallback.isComplete()).isTrue();
    assertThat(fallback.covariance().toMap()).containsOnlyKeys("a,a");
  }

  @Test
  void keepsACorrelationAboveOne() {
    Fallback fallback =
        new ConservativeFallback(1, 2)
            .apply(Covariance.of(Map.of("a,a", 1, "b,b", 1, "a,b", 3)), HALVES);

    assertThat(fallback.covariance().of("a", "b")).hasValue(12);
  }

  @Test
  void staysFiniteWhateverComesIn() {
    Covariance absurd = Covariance.of(Map.of("a,a", 1e308, "b,b", 1e308, "a,b", -1e308));

    assertThat(ConservativeFallback.DEFAULT.apply(absurd, HALVES).covariance().toMap().values())
        .allMatch(Double::isFinite);
  }

  @Test
  void fillsNothingWhenThatWouldFillTheMemory() {
    Map<String, Double> variances = new HashMap<>();
    Map<String, Double> weights = new HashMap<>();
    IntStream.range(0, 1_001)
        .mapToObj(i -> "s" + i)
        .forEach(
            strategy -> {
              variances.put(strategy + "," + strategy, 1.0);
              weights.put(strategy, 1.0 / 1_001);
            });

    Fallback fallback = ConservativeFallback.DEFAULT.apply(Covariance.of(variances), weights);

    assertThat(fallback.filled()).isZero();
    assertThat(fallback.missing().count()).isEqualTo(1_001 * 1_000 / 2);
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 1.5", "1.1, 1.5", "NaN, 1.5", "0.5, 0.9", "0.5, NaN", "0.5, Infinity"})
  void refusesFiguresThatWouldNotBeConservative(double floor, double factor) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ConservativeFallback(floor, factor));
  }

  @Test
  void refusesAWeightThatIsNoNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ConservativeFallback.DEFAULT.apply(Covariance.EMPTY, Map.of("a", Double.NaN)))
        .withMessage("the weight of a is NaN");
  }
}
