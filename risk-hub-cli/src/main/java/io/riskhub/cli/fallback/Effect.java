package io.riskhub.cli.fallback;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.riskhub.client.read.LatestOrFallback.Conservative;
import io.riskhub.risk.FallbackEffect;
import io.riskhub.risk.PortfolioRisk;
import io.riskhub.risk.RiskResult;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a fallback does to the portfolio's risk.
 *
 * @param before by the covariance as it was sent; null when it cannot be had
 * @param after by the conservative one; null when it cannot be had
 */
record Effect(Kind kind, @Nullable Figures before, @Nullable Figures after) {

  /** Its name in JSON output is part of the interface. */
  enum Kind {
    RAISED,
    /** With a negative weight, higher correlations make better hedges. */
    LOWERED,
    /** There was a sigma, and there is none any more. */
    LOST,
    /** There was none before. */
    UNKNOWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Fractions of the portfolio's value per period of the covariance; a loss is positive. */
  record Figures(
      double sigma, @JsonProperty("var_99") double var99, @JsonProperty("es_99") double es99) {

    private static @Nullable Figures of(RiskResult result) {
      return result instanceof RiskResult.Estimated estimated ? of(estimated.risk()) : null;
    }

    private static Figures of(PortfolioRisk risk) {
      return new Figures(risk.sigma(), risk.var99(), risk.es99());
    }
  }

  static Effect of(Conservative fallback) {
    var weights = fallback.source().weights();
    Kind kind =
        switch (FallbackEffect.of(weights, fallback.covariance(), fallback.risk())) {
          case FallbackEffect.Raised raised -> Kind.RAISED;
          case FallbackEffect.Lowered lowered -> Kind.LOWERED;
          case FallbackEffect.Unknown unknown ->
              unknown.before() instanceof RiskResult.Estimated ? Kind.LOST : Kind.UNKNOWN;
        };
    return new Effect(
        kind,
        Figures.of(PortfolioRisk.estimate(weights, fallback.covariance())),
        Figures.of(PortfolioRisk.estimate(weights, fallback.risk().covariance())));
  }

  /** Why it must not pass for conservative; empty when it may. */
  Optional<String> objection() {
    return switch (kind) {
      case LOWERED ->
          Optional.of(
              "it would lower the portfolio's sigma: with a negative weight, higher correlations"
                  + " make better hedges; a smaller --rho may do");
      case LOST ->
          Optional.of(
              "it would leave the portfolio without a sigma: the raised correlations are impossible"
                  + " beside the others; a smaller --rho may do");
      case RAISED, UNKNOWN -> Optional.empty();
    };
  }
}
