package io.riskhub.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortfolioRiskTest {

  private static final Offset<Double> EXACT = within(1e-15);

  /** numpy and scipy: {@code sqrt(w @ c @ w)}, times {@code norm.ppf(.99)} and the tail's mean. */
  @ParameterizedTest
  @CsvSource({
    "monthly-2007-08, 0.05097134862282584, 0.11857708850570543, 0.13584956317975913",
    "monthly-2008-10, 0.07104003339805147, 0.16526383066734737, 0.1893369072263279",
    "monthly-2010-03, 0.0759848112360687, 0.17676710407842303, 0.20251579943666226"
  })
  void ofTheSamplesIsWhatNumpySays(String version, double sigma, double var99, double es99) {
    JsonNode sample =
        UsTech.all().stream()
            .filter(snapshot -> snapshot.path("version").textValue().equals(version))
            .findFirst()
            .orElseThrow();

    PortfolioRisk risk = RandomPortfolio.risk(UsTech.weights(sample), UsTech.covariance(sample));

    assertThat(risk.sigma()).isCloseTo(sigma, EXACT);
    assertThat(risk.var99()).isCloseTo(var99, EXACT);
    assertThat(risk.es99()).isCloseTo(es99, EXACT);
  }

  /** numpy: {@code w * (c @ w) / sigma}. */
  @ParameterizedTest
  @CsvSource({
    "AAPL, 0.016683716997277817",
    "AMZN, 0.014777964788074058",
    "GOOG, 0.016582828680407696",
    "IBM, 0.013377286765904425",
    "MSFT, 0.01456301400440472"
  })
  void ofASampleIsContributedByEachStrategy(String strategy, double contribution) {
    JsonNode sample = UsTech.latest();

    assertThat(
            RandomPortfolio.risk(UsTech.weights(sample), UsTech.covariance(sample))
                .contributions()
                .get(strategy))
        .isCloseTo(contribution, EXACT);
  }

  /**
   * By hand: 0.36·0.04 + 0.16·0.09 + 2·0.24·0.006 = 0.03168. Covariances with the portfolio
   * 0.6·0.04 + 0.4·0.006 = 0.0264 and 0.4·0.09 + 0.6·0.006 = 0.0396. The normal table's 2.3263 and
   * 2.6652.
   */
  @Test
  void ofTwoStrategiesIsWhatPaperSays() {
    PortfolioRisk risk =
        RandomPortfolio.risk(
            Map.of("a", 0.6, "b", 0.4),
            Covariance.of(Map.of("a,a", 0.04, "b,b", 0.09, "a,b", 0.006)));

    assertThat(risk.sigma()).isCloseTo(Math.sqrt(0.03168), EXACT);
    assertThat(risk.contributions().get("a")).isCloseTo(0.6 * 0.0264 / Math.sqrt(0.03168), EXACT);
    assertThat(risk.contributions().get("b")).isCloseTo(0.4 * 0.0396 / Math.sqrt(0.03168), EXACT);
    assertThat(risk.var99() / risk.sigma()).isCloseTo(2.3263, within(5e-5));
    assertThat(risk.es99() / risk.sigma()).isCloseTo(2.6652, within(5e-5));
  }

  @Test
  void ofAHedgeIsNegative() {
    PortfolioRisk risk =
        RandomPortfolio.risk(
            Map.of("a", 1.5, "b", -0.5), Covariance.of(Map.of("a,a", 1, "b,b", 1, "a,b", 0.9)));

    assertThat(risk.contributions().get("b")).isNegative();
  }

  /** A perfect hedge: 0.1 and 0.3 leave rounding of 1e-18 in w'Cw, whose root would be 1e-9. */
  @Test
  void ofAPerfectHedgeIsZero() {
    PortfolioRisk risk =
        RandomPortfolio.risk(
            Map.of("a", 0.3, "b", -0.1, "cash", 0.8),
            Covariance.of(
                Map.of(
                    "a,a",
                    0.01,
                    "b,b",
                    0.09,
                    "a,b",
                    0.03,
                    "cash,cash",
                    0,
                    "a,cash",
                    0,
                    "b,cash",
                    0)));

    assertThat(risk.sigma()).isZero();
    assertThat(risk.var99()).isZero();
    assertThat(risk.contributions()).isEqualTo(Map.of("a", 0.0, "b", 0.0, "cash", 0.0));
  }

  @Test
  void asksNothingOfAStrategyThatWeighsNothing() {
    PortfolioRisk risk =
        RandomPortfolio.risk(Map.of("a", 1.0, "closed", 0.0), Covariance.of(Map.of("a,a", 0.04)));

    assertThat(risk.sigma()).isEqualTo(0.2);
    assertThat(risk.contributions()).containsOnlyKeys("a", "closed").containsEntry("closed", 0.0);
    assertThat(risk.contributions().get("a")).isCloseTo(0.2, EXACT);
  }

  @Test
  void isNotGuessedWhenAPairIsMissing() {
    RiskResult result =
        PortfolioRisk.estimate(
            Map.of("a", 0.5, "b", 0.5), Covariance.of(Map.of("a,a", 0.04, "b,b", 0.09)));

    assertThat(result).isInstanceOf(RiskResult.Incomplete.class);
    assertThat(((RiskResult.Incomplete) result).missing()).hasToString("a,b");
  }

  @Test
  void isMissingWithoutACovariance() {
    assertThat(PortfolioRisk.estimate(Map.of("a,b", 0.5, "", 0.5), Covariance.EMPTY))
        .isInstanceOf(RiskResult.Incomplete.class);
  }

  /** A correlation of 2: 2.25 + 0.25 - 2·0.75·2 = -0.5. */
  @Test
  void isUndefinedWhenTheVarianceIsNegative() {
    assertThat(
            PortfolioRisk.estimate(
                Map.of("a", 1.5, "b", -0.5), Covariance.of(Map.of("a,a", 1, "b,b", 1, "a,b", 2))))
        .isEqualTo(
            new RiskResult.Undefined(
                "The portfolio's variance is -0.5; the covariance is not positive semi-definite."));
  }

  @ParameterizedTest
  @CsvSource({"1e200, -1e200, 1, 1", "1, 1, 1e308, 1e308", "1e308, -1e308, 1e308, -1e308"})
  void isUndefinedWhenItOverflows(double a, double b, double variance, double covariance) {
    assertThat(
            PortfolioRisk.estimate(
                Map.of("a", a, "b", b),
                Covariance.of(Map.of("a,a", variance, "b,b", variance, "a,b", covariance))))
        .isInstanceOf(RiskResult.Undefined.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void isTheSumOfItsContributions(long seed) {
    RandomPortfolio portfolio = RandomPortfolio.longShort(seed, 20, 40);
    PortfolioRisk risk = RandomPortfolio.risk(portfolio.weights(), portfolio.covariance());

    double sum = risk.contributions().values().stream().mapToDouble(Double::doubleValue).sum();

    assertThat(sum).isCloseTo(risk.sigma(), within(1e-13 * risk.sigma()));
    assertThat(risk.sigma()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void growsWithTheWeightsAndWithTheRootOfTheCovariance(long seed) {
    RandomPortfolio portfolio = RandomPortfolio.longShort(seed, 12, 20);
    Map<String, Double> doubled = new TreeMap<>();
    portfolio.weights().forEach((strategy, weight) -> doubled.put(strategy, 2 * weight));
    Map<String, Double> ninefold = new TreeMap<>();
    portfolio.covariance().toMap().forEach((key, value) -> ninefold.put(key, 9 * value));

    double sigma = portfolio.sigma();

    assertThat(RandomPortfolio.risk(doubled, portfolio.covariance()).sigma())
        .isCloseTo(2 * sigma, within(1e-13 * sigma));
    assertThat(portfolio.sigma(Covariance.of(ninefold)))
        .isCloseTo(3 * sigma, within(1e-13 * sigma));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void doesNotDependOnTheOrderOfTheStrategies(long seed) {
    RandomPortfolio portfolio = RandomPortfolio.longShort(seed, 15, 9);
    Map<String, Double> weights = new HashMap<>();
    portfolio.weights().forEach((strategy, weight) -> weights.put(reversed(strategy), weight));
    Map<String, Double> covariance = new HashMap<>();
    portfolio
        .covariance()
        .toMap()
        .forEach(
            (key, value) -> {
              List<String> names = List.of(key.split(","));
              covariance.put(reversed(names.get(0)) + ":" + reversed(names.get(1)), value);
            });

    assertThat(RandomPortfolio.risk(weights, Covariance.of(covariance)).sigma())
        .isCloseTo(portfolio.sigma(), within(1e-13 * portfolio.sigma()));
  }

  @Test
  @Timeout(20)
  void ofFourHundredStrategiesTakesNoTimeWorthSpeakingOf() {
    RandomPortfolio portfolio = RandomPortfolio.longOnly(400, 400, 400);

    assertThat(portfolio.covariance().toMap()).hasSize(80_200);
    assertThat(portfolio.sigma()).isPositive();
    assertThat(portfolio.sigma(fallback(portfolio))).isGreaterThan(1.5 * portfolio.sigma());
    assertThat(MatrixHealth.of(portfolio.weights(), portfolio.covariance()).conditionNumber())
        .isPresent();
  }

  @Test
  void refusesAWeightThatIsNoNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortfolioRisk.estimate(Map.of("a", 1 / 0.0), Covariance.EMPTY))
        .withMessage("the weight of a is Infinity");
  }

  private static Covariance fallback(RandomPortfolio portfolio) {
    return ConservativeFallback.DEFAULT
        .apply(portfolio.covariance(), portfolio.weights())
        .covariance();
  }

  /** Another name, which sorts elsewhere. */
  private static String reversed(String strategy) {
    return new StringBuilder(strategy).reverse().toString();
  }
}
