import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the example of a snapshot that is too large to be sent as it is: the 80,200 covariances
 * of 400 strategies. The build runs it, and ships neither it nor its result. It writes the same
 * bytes every time, so that pushing them again is a duplicate.
 */
final class LargeSnapshot {

  private static final int STRATEGIES = 400;
  private static final int FACTORS = 5;
  private static final double TRADING_DAYS = 252;

  private final Random random = new Random(400);

  /** Writes to the file that is the only argument. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Path whole = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(whole, new LargeSnapshot().json());
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private String json() {
    return """
        {
          "world_id": "large",
          "version": "strategies-400",
          "as_of": "2025-01-31T21:00:00Z",
          "ttl_sec": 86400,
          "constraints": {"max_leverage": 1.0, "var_99_max": 0.05},
          "weights": {%s},
          "covariance": {%s}
        }
        """
        .formatted(weights(), covariance(volatilities(), loadings()));
  }

  /** Of every fourth strategy, the others are not held; to the fourth decimal, and 1 in all. */
  private String weights() {
    int held = STRATEGIES / 4;
    double[] parts = random.doubles(held, 0.5, 1.5).toArray();
    double sum = Arrays.stream(parts).sum();
    BigDecimal left = BigDecimal.ONE;
    StringBuilder weights = new StringBuilder();
    for (int i = 1; i < held; i++) {
      BigDecimal weight = BigDecimal.valueOf(parts[i] / sum).setScale(4, RoundingMode.HALF_EVEN);
      left = left.subtract(weight);
      weights.append(", \"").append(name(4 * i)).append("\": ").append(weight);
    }
    return "\"" + name(0) + "\": " + left + weights;
  }

  /** Of a day, from 8 to 40 per cent a year. */
  private double[] volatilities() {
    return random.doubles(STRATEGIES, 0.08, 0.40).map(a -> a / Math.sqrt(TRADING_DAYS)).toArray();
  }

  /** What each strategy has of each factor; of its own it keeps at least half of its variance. */
  private double[][] loadings() {
    double most = Math.sqrt(0.5 / FACTORS);
    return IntStream.range(0, STRATEGIES)
        .mapToObj(i -> random.doubles(FACTORS, -most / 2, most).toArray())
        .toArray(double[][]::new);
  }

  /** A factor model: positive definite whatever the loadings, and after rounding. */
  private static String covariance(double[] volatility, double[][] loading) {
    return IntStream.range(0, STRATEGIES)
        .boxed()
        .flatMap(
            i ->
                IntStream.range(i, STRATEGIES)
                    .mapToObj(
                        j -> {
                          double correlation = i == j ? 1 : dot(loading[i], loading[j]);
                          return "\"%s,%s\": %s"
                              .formatted(
                                  name(i),
                                  name(j),
                                  rounded(volatility[i] * volatility[j] * correlation));
                        }))
        .collect(Collectors.joining(",\n    ", "\n    ", "\n  "));
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, FACTORS).mapToDouble(factor -> a[factor] * b[factor]).sum();
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value, new MathContext(8));
  }

  private static String name(int strategy) {
    return "s%03d".formatted(strategy + 1);
  }
}
