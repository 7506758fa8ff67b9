package io.riskhub.risk.limit;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.risk.PortfolioRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Figures beside their limits.
 *
 * @param status the worst of the checks; at least {@link Status#WARN} when something was unreadable
 * @param checks the figures that have a limit; none when nothing was sent that has one
 * @param unreadable sentences about what should have been a number and was none
 */
public record LimitReport(Status status, List<LimitCheck> checks, List<String> unreadable) {

  /** The subject of the checks of the portfolio as a whole, without a scenario. */
  public static final String PORTFOLIO = "portfolio";

  public LimitReport {
    checks = List.copyOf(checks);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Stress scenarios beside the limits. Of each scenario the fields in {@link Metric#field} are
   * read; whatever else it tells is left alone.
   *
   * @param stress scenario to metrics
   */
  public static LimitReport ofStress(JsonNode stress, Limits limits) {
    List<LimitCheck> checks = new ArrayList<>();
    List<String> unreadable = new ArrayList<>(limits.unreadable());
    for (Map.Entry<String, JsonNode> scenario : stress.properties()) {
      for (Metric metric : Metric.values()) {
        JsonNode value = scenario.getValue().path(metric.field());
        if (Numbers.isFinite(value)) {
          limits.check(scenario.getKey(), metric, value.doubleValue()).ifPresent(checks::add);
        } else if (!value.isMissingNode()) {
          unreadable.add(
              Numbers.complaint("stress." + scenario.getKey() + "." + metric.field(), value));
        }
      }
    }
    return of(checks, unreadable);
  }

  /** The portfolio's leverage, value at risk and expected shortfall beside the limits. */
  public static LimitReport ofPortfolio(
      Map<String, Double> weights, PortfolioRisk risk, Limits limits) {
    double leverage = weights.values().stream().mapToDouble(Math::abs).sum();
    return ofFigures(
        Map.of(
            Metric.LEVERAGE, OptionalDouble.of(leverage),
            Metric.VAR_99, OptionalDouble.of(risk.var99()),
            Metric.ES_99, OptionalDouble.of(risk.es99())),
        limits);
  }

  /** Figures of the portfolio beside the limits; what could not be worked out is left out. */
  public static LimitReport ofFigures(Map<Metric, OptionalDouble> figures, Limits limits) {
    List<LimitCheck> checks = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      OptionalDouble figure = figures.getOrDefault(metric, OptionalDouble.empty());
      if (figure.isPresent()) {
        limits.check(PORTFOLIO, metric, figure.getAsDouble()).ifPresent(checks::add);
      }
    }
    return of(checks, limits.unreadable());
  }

  private static LimitReport of(List<LimitCheck> checks, List<String> unreadable) {
    Status status =
        checks.stream()
            .map(LimitCheck::status)
            .reduce(unreadable.isEmpty() ? Status.PASS : Status.WARN, Status::worst);
    return new LimitReport(status, checks, unreadable);
  }
}
