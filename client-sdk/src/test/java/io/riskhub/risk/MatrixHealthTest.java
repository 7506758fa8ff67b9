package io.riskhub.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixHealthTest {

  private static final Offset<Double> EXACT = within(1e-14);
  private static final Map<String, Double> HALVES = Map.of("a", 0.5, "b", 0.5);

  /** numpy: {@code linalg.eigvalsh(c)} and {@code linalg.cond(c)}. */
  @ParameterizedTest
  @CsvSource({
    "monthly-2007-08, 0.0016135340231904047, 0.025392905061905037, 15.737446311603764",
    "monthly-2008-10, 0.002545879940079655, 0.036507893590007286, 14.339990278121688",
    "monthly-2010-03, 0.002560203849882219, 0.03969400936321894, 15.50423782272065"
  })
  void ofTheSamplesIsWhatNumpySays(
      String version, double smallest, double largest, double condition) {
    JsonNode sample =
        UsTech.all().stream()
            .filter(snapshot -> snapshot.path("version").textValue().equals(version))
            .findFirst()
            .orElseThrow();

    MatrixHealth health = MatrixHealth.of(UsTech.weights(sample), UsTech.covariance(sample));

    assertThat(health.strategies()).isEqualTo(5);
    assertThat(health.smallestEigenvalue().orElseThrow()).isCloseTo(smallest, EXACT);
    assertThat(health.largestEigenvalue().orElseThrow()).isCloseTo(largest, EXACT);
    assertThat(health.conditionNumber().orElseThrow()).isCloseTo(condition, within(1e-11));
    assertThat(health.isPositiveSemiDefinite()).isTrue();
  }

  /** Of {@code [[2, 1], [1, 2]]} the eigenvalues are 2 - 1 and 2 + 1, at any scale. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-300, 1e300})
  void ofTwoStrategiesIsWhatPaperSays(double scale) {
    MatrixHealth health = health(2 * scale, 2 * scale, scale);

    assertThat(health.smallestEigenvalue().orElseThrow() / scale).isCloseTo(1, EXACT);
    assertThat(health.largestEigenvalue().orElseThrow() / scale).isCloseTo(3, EXACT);
    assertThat(health.conditionNumber().orElseThrow()).isCloseTo(3, EXACT);
  }

  /** {@code [[1, 2], [2, 1]]}: -1 and 3. */
  @Test
  void tellsThatNoReturnsHaveThisCovariance() {
    MatrixHealth health = health(1, 1, 2);

    assertThat(health.smallestEigenvalue().orElseThrow()).isCloseTo(-1, EXACT);
    assertThat(health.conditionNumber().orElseThrow()).isCloseTo(3, EXACT);
    assertThat(health.isPositiveSemiDefinite()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 0, 0", "0, 0, 0", "0.01, 0.09, 0.03", "1e-308, 1e-308, 1e-308"})
  void ofASingularMatrixHasNoConditionNumber(double a, double b, double covariance) {
    MatrixHealth health = health(a, b, covariance);

    assertThat(health.smallestEigenvalue().orElseThrow()).isCloseTo(0, within(1e-15));
    assertThat(health.conditionNumber()).isEmpty();
    assertThat(health.isPositiveSemiDefinite()).isTrue();
  }

  /** Four factors cannot move thirty strategies independently. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsThatTooFewFactorsMoveTheStrategies(long seed) {
    RandomPortfolio portfolio = RandomPortfolio.longOnly(seed, 30, 4);

    MatrixHealth health = MatrixHealth.of(portfolio.weights(), portfolio.covariance());

    assertThat(health.conditionNumber()).isEmpty();
    assertThat(health.isPositiveSemiDefinite()).isTrue();
  }

  /** The Hilbert matrix of order 8, 1/(i + j + 1): numpy gives 1.5257575563722723e10. */
  @Test
  void findsAnIllConditionedMatrix() {
    Map<String, Double> hilbert = new HashMap<>();
    Map<String, Double> weights = new HashMap<>();
    for (int i = 0; i < 8; i++) {
      weights.put("s" + i, 0.125);
      for (int j = 0; j <= i; j++) {
        hilbert.put("s%d,s%d".formatted(i, j), 1.0 / (i + j + 1));
      }
    }

    MatrixHealth health = MatrixHealth.of(weights, Covariance.of(hilbert));

    assertThat(health.conditionNumber().orElseThrow())
        .isCloseTo(1.5257575563722723e10, within(1e5));
    assertThat(health.isPositiveSemiDefinite()).isTrue();
  }

  @Test
  void tellsWhatIsMissingInsteadOfEigenvalues() {
    MatrixHealth health = MatrixHealth.of(HALVES, Covariance.of(Map.of("a,a", 1, "b,b", 1)));

    assertThat(health.missing()).hasToString("a,b");
    assertThat(health.smallestEigenvalue()).isEmpty();
    assertThat(health.conditionNumber()).isEmpty();
    assertThat(health.isPositiveSemiDefinite()).isFalse();
  }

  @Test
  void asksOnlyForWhatHasAWeight() {
    MatrixHealth health =
        MatrixHealth.of(Map.of("a", 1.0, "closed", 0.0), Covariance.of(Map.of("a,a", 2, "x,x", 9)));

    assertThat(health.strategies()).isEqualTo(1);
    assertThat(health.missing().isEmpty()).isTrue();
    assertThat(health.largestEigenvalue()).hasValue(2);
  }

  @Test
  void hasNoEigenvaluesBeyondTheDoubles() {
    assertThat(health(1e308, 1e308, 1e308).largestEigenvalue()).isEmpty();
  }

  private static MatrixHealth health(double a, double b, double covariance) {
    return MatrixHealth.of(HALVES, Covariance.of(Map.of("a,a", a, "b,b", b, "a,b", covariance)));
  }
}
