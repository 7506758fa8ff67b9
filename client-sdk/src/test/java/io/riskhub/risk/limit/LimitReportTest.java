package io.riskhub.risk.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.risk.Covariance;
import io.riskhub.risk.PortfolioRisk;
import io.riskhub.risk.RiskResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitReportTest {

  /** The last sample: 0.329558 is 94 % of 0.35, 0.430917 is above it, and es_99 has no limit. */
  @Test
  void ofASamplesStressFindsTheBreach() {
    Limits limits = Limits.read(json("{\"max_leverage\":1.0,\"dd_max\":0.35,\"var_99_max\":0.2}"));
    JsonNode stress =
        json(
            """
            {"worst_month":{"es_99":0.217296,"dd_max":0.329558},"window":{"dd_max":0.430917}}
            """);

    assertThat(LimitReport.ofStress(stress, limits))
        .isEqualTo(
            new LimitReport(
                Status.BREACH,
                List.of(
                    new LimitCheck("worst_month", Metric.DRAWDOWN, 0.329558, 0.35, Status.WARN),
                    new LimitCheck("window", Metric.DRAWDOWN, 0.430917, 0.35, Status.BREACH)),
                List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.35, PASS", "0.27, 0.35, PASS", "0.28, 0.35, PASS", "0.28001, 0.35, WARN",
    "0.35, 0.35, WARN", "0.350001, 0.35, BREACH", "-0.4, 0.35, BREACH", "0.4, -0.35, BREACH",
    "-0.1, -0.35, PASS", "0, 0, PASS", "1e-9, 0, BREACH", "1e308, 1e308, WARN"
  })
  void warnsAboveEightyPercentOfALimitAndCountsNoSigns(double value, double limit, Status status) {
    for (Metric metric : List.of(Metric.DRAWDOWN, Metric.VAR_99, Metric.ES_99)) {
      LimitReport report =
          LimitReport.ofStress(
              json("{\"crash\":{\"%s\":%s}}".formatted(metric.field(), value)),
              Limits.read(json("{\"%s\":%s}".formatted(metric.constraint(), limit))));

      assertThat(report.status()).isEqualTo(status);
      assertThat(report.checks())
          .containsExactly(new LimitCheck("crash", metric, value, limit, status));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, PASS", "1.0, PASS", "1.001, PASS", "1.0011, BREACH", "-2, BREACH"})
  void neverWarnsOfLeverageAndAllowsTheWeightsTolerance(double leverage, Status status) {
    LimitReport report =
        LimitReport.ofStress(
            json("{\"s\":{\"leverage\":" + leverage + "}}"),
            Limits.read(json("{\"max_leverage\":1}")));

    assertThat(report.status()).isEqualTo(status);
  }

  @Test
  void limitsTheWeightOfACandidateWhereAScenarioTellsIt() {
    LimitReport report =
        LimitReport.ofStress(
            json("{\"with_new\":{\"candidate_weight\":0.2}}"),
            Limits.read(json("{\"candidate_weight\":0.1}")));

    assertThat(report.status()).isEqualTo(Status.BREACH);
  }

  @Test
  void looksAtNothingThatHasNoLimitOrNoKnownName() {
    LimitReport report =
        LimitReport.ofStress(
            json(
                "{\"a\":{\"es_99\":9,\"pnl\":\"x\",\"dd_max\":0.1},\"b\":3,\"c\":[{}],\"d\":null}"),
            Limits.read(json("{\"dd_max\":1,\"other\":\"x\"}")));

    assertThat(report.checks()).hasSize(1);
    assertThat(report.status()).isEqualTo(Status.PASS);
  }

  @Test
  void passesWithoutStressOrConstraints() {
    assertThat(LimitReport.ofStress(MissingNode.getInstance(), Limits.read(json("{}"))))
        .isEqualTo(new LimitReport(Status.PASS, List.of(), List.of()));
    assertThat(Limits.read(MissingNode.getInstance()).byMetric()).isEmpty();
  }

  @Test
  void warnsOfWhatItCannotRead() {
    LimitReport report =
        LimitReport.ofStress(
            json("{\"crash\":{\"dd_max\":0.1,\"es_99\":{}}}"),
            Limits.read(json("{\"dd_max\":1,\"var_99_max\":\"0.2\",\"es_99_max\":null}")));

    assertThat(report.status()).isEqualTo(Status.WARN);
    assertThat(report.unreadable())
        .containsExactly(
            "constraints.var_99_max is \"0.2\"; send a number",
            "constraints.es_99_max is null; send a number",
            "stress.crash.es_99 is an object; send a number");
  }

  /**
   * A sigma of 0.1: 0.2326 is above 0.2, 0.2665 is 89 % of 0.3; 1.5 and -0.5 are a leverage of 2.
   */
  @Test
  void ofAPortfolioChecksItsLeverageAndTail() {
    Map<String, Double> weights = Map.of("a", 1.5, "b", -0.5);
    PortfolioRisk risk =
        ((RiskResult.Estimated)
                PortfolioRisk.estimate(
                    weights, Covariance.of(Map.of("a,a", 0.01, "b,b", 0.01, "a,b", 0.01))))
            .risk();
    Limits limits =
        Limits.read(json("{\"max_leverage\":2,\"var_99_max\":0.2,\"es_99_max\":0.3,\"dd_max\":0}"));

    LimitReport report = LimitReport.ofPortfolio(weights, risk, limits);

    assertThat(report.status()).isEqualTo(Status.BREACH);
    assertThat(report.checks())
        .containsExactly(
            new LimitCheck("portfolio", Metric.LEVERAGE, 2, 2, Status.PASS),
            new LimitCheck("portfolio", Metric.VAR_99, risk.var99(), 0.2, Status.BREACH),
            new LimitCheck("portfolio", Metric.ES_99, risk.es99(), 0.3, Status.WARN));
  }

  @Test
  void breachesALimitThatIsExceededBeyondTheDoubles() {
    PortfolioRisk none = new PortfolioRisk(0, 0, 0, new TreeMap<>());

    assertThat(
            LimitReport.ofPortfolio(
                    Map.of("a", 1e308, "b", -1e308),
                    none,
                    Limits.read(json("{\"max_leverage\":1e308}")))
                .status())
        .isEqualTo(Status.BREACH);
  }

  private static JsonNode json(String text) {
    try {
      return StrictJson.parse(text);
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
