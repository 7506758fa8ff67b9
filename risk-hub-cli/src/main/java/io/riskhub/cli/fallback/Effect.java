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
 * @param objection why it must not pass for conservative; empty when it may
 */
record Effect(
    Kind kind, @Nullable Figures before, @Nullable Figures after, Optional<String> objection) {

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
    RiskResult after = PortfolioRisk.estimate(weights, fallback.risk().covariance());
    boolean isShort = weights.values().stream().anyMatch(weight -> weight < 0);
    return new Effect(
        kind,
        Figures.of(PortfolioRisk.estimate(weights, fallback.covariance())),
        Figures.of(after),
        objection(kind, after, isShort));
  }

  private static Optional<String> objection(Kind kind, RiskResult after, boolean isShort) {
    return switch (kind) {
      case LOWERED ->
          Optional.of(
              "it would lower the portfolio's sigma: with a negative weight, higher correlations"
                  + " make better hedges; a smaller --rho may do");
      case LOST ->
          Optional.of(
              "it would leave the portfolio without a sigma: the raised correlations are impossible"
                  + " beside the others; a smaller --rho may do");
      case RAISED -> Optional.empty();
      case UNKNOWN -> unproven(after, isShort);
    };
  }

  /** With no figure from before, only long positions make it conservative by construction. */
  private static Optional<String> unproven(RiskResult after, boolean isShort) {
    return switch (after) {
      case RiskResult.Incomplete incomplete ->
          Optional.of(
              "the portfolio's sigma cannot be worked out with it; these are missing: "
                  + incomplete.missing());
      case RiskResult.Undefined undefined ->
          Optional.of(
              "the portfolio has no sigma with it, and had none before: " + undefined.reason());
      case RiskResult.Estimated estimated ->
          isShort
              ? Optional.of(
                  "it may lower the portfolio's sigma, which was not known before: with a negative"
                      + " weight, the correlations that it fills in make a hedge that nobody measured")
              : Optional.empty();
    };
  }
}
