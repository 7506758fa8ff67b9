package io.riskhub.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FallbackEffectTest {

  /** numpy: 0.0759848112360687 before, 0.11768418185763126 after. */
  @Test
  void raisesTheSamplesSigma() {
    FallbackEffect.Raised effect =
        (FallbackEffect.Raised)
            effect(UsTech.weights(UsTech.latest()), UsTech.covariance(UsTech.latest()));

    assertThat(effect.sigmaBefore()).isCloseTo(0.0759848112360687, within(1e-15));
    assertThat(effect.sigmaAfter()).isCloseTo(0.11768418185763126, within(1e-15));
  }

  /** Singular, indefinite and sound matrices, any floor and factor. */
  @Test
  void isNeverALowerSigmaInFourThousandPortfoliosWithoutShorts() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 4_000; i++) {
      RandomPortfolio portfolio =
          RandomPortfolio.longOnly(random.nextLong(), random.nextInt(1, 12), random.nextInt(1, 6));
      ConservativeFallback fallback =
          new ConservativeFallback(random.nextDouble(), 1 + random.nextDouble());
      Covariance covariance = portfolio.covariance();

      double after = portfolio.sigma(fallback.apply(covariance, portfolio.weights()).covariance());

      assertThat(after)
          .isGreaterThanOrEqualTo(fallback.sigmaFactor() * portfolio.sigma() * (1 - 1e-12));
    }
  }

  @Test
  void isNeverALowerValueInAMatrixThatNoReturnsHave() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 2_000; i++) {
      Map<String, Double> odd = new HashMap<>();
      for (String pair : new String[] {"a,b", "a,c", "b,c"}) {
        odd.put(pair, random.nextDouble(-3, 3));
      }
      for (String variance : new String[] {"a,a", "b,b", "c,c"}) {
        odd.put(variance, random.nextBoolean() ? 0 : random.nextDouble());
      }
      Map<String, Double> weights = Map.of("a", 0.2, "b", 0.3, "c", 0.5);

      Covariance raised =
          ConservativeFallback.DEFAULT.apply(Covariance.of(odd), weights).covariance();

      odd.forEach(
          (pair, value) -> assertThat(raised.toMap().get(pair)).isGreaterThanOrEqualTo(value));
    }
  }

  /**
   * By hand: 2.25 + 0.25 + 2·0.75 = 4 before, a sigma of 2; after (2.25 + 0.25 - 2·0.75·0.5)·2.25 =
   * 3.9375.
   */
  @Test
  void mayBeALowerSigmaWithAShortAndIsNamedSo() {
    FallbackEffect effect =
        effect(Map.of("a", 1.5, "b", -0.5), Covariance.of(Map.of("a,a", 1, "b,b", 1, "a,b", -1)));

    assertThat(effect).isEqualTo(new FallbackEffect.Lowered(2, Math.sqrt(3.9375)));
  }

  /**
   * A sound matrix (numpy: smallest eigenvalue 0.0069) with one correlation below the floor;
   * raised, it has an eigenvalue of -0.077. For these weights w'Cw is 2.584 before and -2.216·2.25
   * = -4.986 after.
   */
  @Test
  void mayBeAMatrixThatNoReturnsHave() {
    Map<String, Number> values =
        Map.of(
            "a,b", 0.9, "a,c", 0.5, "a,d", 0.1, "b,c", 0.8, "b,d", 0.5, "c,d", 0.9, "a,a", 1, "b,b",
            1, "c,c", 1, "d,d", 1);
    Covariance sound = Covariance.of(values);
    Map<String, Double> shorts = Map.of("a", 3.0, "b", -3.6, "c", 3.6, "d", -2.0);
    Map<String, Double> quarters = Map.of("a", 0.25, "b", 0.25, "c", 0.25, "d", 0.25);
    Fallback fallback = ConservativeFallback.DEFAULT.apply(sound, shorts);

    assertThat(MatrixHealth.of(shorts, sound).isPositiveSemiDefinite()).isTrue();
    assertThat(MatrixHealth.of(shorts, fallback.covariance()).smallestEigenvalue().orElseThrow())
        .isCloseTo(2.25 * -0.07720018726587695, within(1e-14));
    assertThat(effect(quarters, sound)).isInstanceOf(FallbackEffect.Raised.class);
    FallbackEffect.Unknown unknown = (FallbackEffect.Unknown) effect(shorts, sound);
    assertThat(unknown.before()).isInstanceOf(RiskResult.Estimated.class);
    assertThat(unknown.after()).isInstanceOf(RiskResult.Undefined.class);
  }

  @Test
  void isNotKnownWhenThereIsNothingToCompareWith() {
    FallbackEffect.Unknown unknown =
        (FallbackEffect.Unknown)
            effect(Map.of("a", 0.5, "b", 0.5), Covariance.of(Map.of("a,a", 1, "b,b", 1)));

    assertThat(unknown.before()).isInstanceOf(RiskResult.Incomplete.class);
    assertThat(unknown.after()).isInstanceOf(RiskResult.Estimated.class);
  }

  private static FallbackEffect effect(Map<String, Double> weights, Covariance before) {
    return FallbackEffect.of(weights, before, ConservativeFallback.DEFAULT.apply(before, weights));
  }
}
