package io.riskhub.hub.signal.worker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import io.riskhub.risk.Covariance;
import io.riskhub.risk.MatrixHealth;
import io.riskhub.risk.PortfolioRisk;
import io.riskhub.risk.RiskResult;
import io.riskhub.risk.limit.LimitReport;
import io.riskhub.risk.limit.Limits;
import io.riskhub.risk.limit.Status;
import java.util.Map;
import java.util.OptionalDouble;

/** The portfolio's risk by its covariance, and whether that covariance can be trusted. */
public final class ExtendedValidation implements Assessor {

  @Override
  public String name() {
    return "extended_validation";
  }

  @Override
  public Assessment assess(Portfolio portfolio) throws RejectedEventException {
    Assessment assessment = new Assessment();
    Limits limits = Limits.read(portfolio.constraints());
    assessment.limits(limits);
    Covariance covariance = portfolio.covariance();
    MatrixHealth health = MatrixHealth.of(portfolio.weights(), covariance);
    put(health, assessment.figures().putObject("matrix"));
    if (health.smallestEigenvalue().isPresent() && !health.isPositiveSemiDefinite()) {
      assessment.reason(
          Status.WARN,
          "The covariance is not positive semi-definite: its smallest eigenvalue is %s."
              .formatted(health.smallestEigenvalue().getAsDouble()));
    }
    switch (PortfolioRisk.estimate(portfolio.weights(), covariance)) {
      case RiskResult.Estimated estimated -> {
        put(estimated.risk(), assessment.figures());
        assessment.report(LimitReport.ofPortfolio(portfolio.weights(), estimated.risk(), limits));
      }
      case RiskResult.Incomplete incomplete ->
          assessment.reason(
              Status.WARN,
              covariance.equals(Covariance.EMPTY)
                  ? "The snapshot has no covariance, so its risk cannot be worked out."
                  : "The risk cannot be worked out, the covariance lacks " + incomplete.missing());
      case RiskResult.Undefined undefined -> assessment.reason(Status.WARN, undefined.reason());
    }
    return assessment;
  }

  private static void put(PortfolioRisk risk, ObjectNode figures) {
    figures.put("sigma", risk.sigma()).put("var_99", risk.var99()).put("es_99", risk.es99());
    ObjectNode contributions = figures.putObject("contributions");
    Map<String, Double> all = risk.contributions();
    for (String strategy :
        Listing.mostImportant(all.keySet(), name -> all.getOrDefault(name, 0.0))) {
      contributions.put(Listing.name(strategy), all.getOrDefault(strategy, 0.0));
    }
    if (all.size() > contributions.size()) {
      figures.put("more_contributions", all.size() - contributions.size());
    }
  }

  private static void put(MatrixHealth health, ObjectNode matrix) {
    matrix.put("strategies", health.strategies()).put("missing_pairs", health.missing().count());
    ArrayNode missing = matrix.putArray("missing");
    health.missing().first().stream()
        .map(pair -> Listing.name(pair.first()) + "," + Listing.name(pair.second()))
        .forEach(missing::add);
    put(matrix, "smallest_eigenvalue", health.smallestEigenvalue());
    put(matrix, "largest_eigenvalue", health.largestEigenvalue());
    put(matrix, "condition_number", health.conditionNumber());
  }

  private static void put(ObjectNode object, String name, OptionalDouble value) {
    if (value.isPresent()) {
      object.put(name, value.getAsDouble());
    } else {
      object.putNull(name);
    }
  }
}
