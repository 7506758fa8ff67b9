package io.riskhub.hub.signal.worker;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import io.riskhub.risk.limit.LimitReport;
import io.riskhub.risk.limit.Limits;
import io.riskhub.risk.limit.Metric;
import io.riskhub.risk.series.RollingFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the realized returns say: of every strategy, and of the portfolio, which alone is held
 * against the limits, since these are the portfolio's.
 */
public final class Live implements Assessor {

  @Override
  public String name() {
    return "live";
  }

  @Override
  public Assessment assess(Portfolio portfolio) throws RejectedEventException {
    Assessment assessment = new Assessment();
    Limits limits = Limits.read(portfolio.constraints());
    assessment.limits(limits);
    RealizedReturns returns = portfolio.realizedReturns();
    ObjectNode strategies = assessment.figures().putObject("strategies");
    Map<String, Double> weights = portfolio.weights();
    for (String strategy :
        Listing.mostImportant(
            returns.byStrategy().keySet(), name -> weights.getOrDefault(name, 0.0))) {
      put(
          RollingFigures.ofEachWindow(requireNonNull(returns.byStrategy().get(strategy))),
          strategies.putArray(Listing.name(strategy)));
    }
    if (returns.byStrategy().size() > strategies.size()) {
      assessment.figures().put("more_strategies", returns.byStrategy().size() - strategies.size());
    }
    Optional<double[]> ofPortfolio = returns.ofPortfolio(weights);
    if (ofPortfolio.isPresent()) {
      List<RollingFigures> windows = RollingFigures.ofEachWindow(ofPortfolio.get());
      put(windows, assessment.figures().putArray(LimitReport.PORTFOLIO));
      assessment.report(check(windows.getLast(), limits));
    }
    return assessment;
  }

  /** The longest window beside the limits: it holds the shorter ones' worst. */
  private static LimitReport check(RollingFigures figures, Limits limits) {
    return LimitReport.ofFigures(
        Map.of(
            Metric.DRAWDOWN, OptionalDouble.of(figures.maxDrawdown()),
            Metric.VAR_99, figures.var99(),
            Metric.ES_99, figures.es99()),
        limits);
  }

  private static void put(List<RollingFigures> windows, ArrayNode into) {
    for (RollingFigures figures : windows) {
      ObjectNode window = into.addObject();
      window.put("window", figures.window()).put("points", figures.points());
      window.put("max_drawdown", figures.maxDrawdown());
      put(window, "sharpe", figures.sharpe());
      put(window, "volatility", figures.volatility());
      put(window, "var_99", figures.var99());
      put(window, "es_99", figures.es99());
    }
  }

  private static void put(ObjectNode object, String name, OptionalDouble value) {
    if (value.isPresent()) {
      object.put(name, value.getAsDouble());
    } else {
      object.putNull(name);
    }
  }
}
