package io.riskhub.risk;

import io.riskhub.contract.StrategyPair;
import io.riskhub.contract.json.CodePointOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Makes a covariance that is too old to be trusted conservative: every correlation is raised to a
 * floor ρ, and every sigma is multiplied by a factor k,
 *
 * <pre>c'(i,j) = k² · max(c(i,j), ρ·σ(i)·σ(j))   and   c'(i,i) = k² · c(i,i)</pre>
 *
 * What that means where the figures are not all there, or not sound:
 *
 * <ul>
 *   <li><b>A covariance that is missing</b> between two weighted strategies whose variances are
 *       known is filled in, as if the correlation were the floor.
 *   <li><b>A variance of zero</b> stays zero. Correlations with it are not defined; what was
 *       negative becomes zero, what was positive grows by k².
 *   <li><b>A variance that is missing</b> stays missing, since nothing tells how large it is. The
 *       strategy's covariances are treated as those of a zero variance.
 *   <li><b>A correlation above 1</b> (no such matrix exists) stays as it is and is not hidden.
 * </ul>
 *
 * <p>No value is ever lowered, so the risk of a portfolio without negative weights does not fall
 * below what it was; where all is known, its sigma is at least k times the original. With a
 * negative weight, a higher correlation makes a better hedge, and the result <b>may be below the
 * original</b>: compare the two ({@link FallbackEffect}).
 *
 * <p>The result may cease to be positive semi-definite: raising some of the correlations may leave
 * the others impossible beside them. Without negative weights w'C'w is a sum of numbers that are
 * not negative all the same, whose root is an upper estimate; with negative weights it may be
 * negative, and then there is no sigma.
 *
 * @param correlationFloor ρ, from 0 to 1
 * @param sigmaFactor k, at least 1
 */
public record ConservativeFallback(double correlationFloor, double sigmaFactor) {

  /** The contract's figures: correlations of at least 0.5, sigmas times 1.5. */
  public static final ConservativeFallback DEFAULT = new ConservativeFallback(0.5, 1.5);

  /** The most pairs that are filled in, those of a thousand strategies: some 50 MB of memory. */
  private static final long MAX_FILLED = 500_000;

  public ConservativeFallback {
    if (!(correlationFloor >= 0 && correlationFloor <= 1)) {
      throw new IllegalArgumentException(
          "the correlation floor is " + correlationFloor + "; it must be from 0 to 1");
    }
    if (!(sigmaFactor >= 1 && Double.isFinite(sigmaFactor))) {
      throw new IllegalArgumentException(
          "the sigma factor is " + sigmaFactor + "; it must be 1 or more");
    }
  }

  /**
   * The conservative form of {@code covariance}.
   *
   * @param weights the portfolio, whose missing pairs are filled in; the weights do not change
   */
  public Fallback apply(Covariance covariance, Map<String, Double> weights) {
    List<String> weighted = Weights.weighted(weights);
    Map<StrategyPair, Double> raised = new HashMap<>();
    covariance.values().forEach((pair, value) -> raised.put(pair, raise(pair, value, covariance)));
    long filled = fill(covariance, weighted, raised);
    Covariance conservative = Covariance.ofPairs(raised);
    return new Fallback(conservative, filled, conservative.missing(weighted));
  }

  /** Fills all that can be filled, or nothing when that is too much; tells how many. */
  private long fill(
      Covariance covariance, List<String> weighted, Map<StrategyPair, Double> raised) {
    NavigableSet<String> known = new TreeSet<>(CodePointOrder.INSTANCE);
    weighted.stream().filter(name -> covariance.variance(name).isPresent()).forEach(known::add);
    long count = covariance.missing(known).count();
    if (count == 0 || count > MAX_FILLED) {
      return 0;
    }
    for (String name : known) {
      for (String other : known.tailSet(name, false)) {
        StrategyPair pair = new StrategyPair(name, other);
        raised.computeIfAbsent(pair, missing -> scale(floor(missing, covariance)));
      }
    }
    return count;
  }

  private double raise(StrategyPair pair, double value, Covariance covariance) {
    return scale(pair.isVariance() ? value : Math.max(value, floor(pair, covariance)));
  }

  private double floor(StrategyPair pair, Covariance covariance) {
    return correlationFloor * sigma(pair.first(), covariance) * sigma(pair.second(), covariance);
  }

  private static double sigma(String strategy, Covariance covariance) {
    return Math.sqrt(covariance.variance(strategy).orElse(0));
  }

  private double scale(double value) {
    // A snapshot holds finite numbers only, however absurd the one was that came in.
    return Math.min(sigmaFactor * sigmaFactor * value, Double.MAX_VALUE);
  }
}
