package io.riskhub.client.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortfolioWeightsTest {

  @Test
  void areSignedMarketValuesByTheirSum() {
    // 300 + 100 - 200 + 200 = 400
    assertThat(
            PortfolioWeights.ofPositions(
                List.of(
                    new Position("long", 3, 100),
                    new Position("also long", 0.5, 200),
                    new Position("short", -4, 50),
                    new Position("cash", 200, 1))))
        .isEqualTo(Map.of("long", 0.75, "also long", 0.25, "short", -0.5, "cash", 0.5));
  }

  @Test
  void addUpThePositionsOfOneStrategy() {
    assertThat(
            PortfolioWeights.ofPositions(
                List.of(
                    new Position("a", 1, 10), new Position("b", 1, 20), new Position("a", 1, 10))))
        .isEqualTo(Map.of("a", 0.5, "b", 0.5));
  }

  @Test
  void keepAClosedPositionAtZero() {
    assertThat(
            PortfolioWeights.ofPositions(
                List.of(new Position("a", 1, 10), new Position("b", -0.0, 20))))
        .isEqualTo(Map.of("a", 1.0, "b", 0.0));
  }

  @Test
  void ofAmountsAreTheirShares() {
    assertThat(PortfolioWeights.ofAmounts(Map.of("a", 1e300, "b", 3e300)))
        .isEqualTo(Map.of("a", 0.25, "b", 0.75));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0.0, 0.0", "1, -1, 0.0, 2.0", "1, -2, -1.0, 3.0", "-1, -1, -2.0, 2.0"})
  void doNotExistWhenNothingIsLeft(double a, double b, double net, double gross) {
    assertThatExceptionOfType(NoNetValueException.class)
        .isThrownBy(() -> PortfolioWeights.ofAmounts(Map.of("a", a, "b", b)))
        .withMessage(
            ("the portfolio's net value is %s of a gross value of %s, so that it has no weights; "
                    + "publish nothing if it is flat, or count its cash as a position")
                .formatted(net, gross));
  }

  @Test
  void doNotExistWhenTheNetValueIsAlmostNothing() {
    // In binary 0.1 + 0.2 - 0.3 is 5.6e-17, and the weights would be 2e15.
    assertThatExceptionOfType(NoNetValueException.class)
        .isThrownBy(() -> PortfolioWeights.ofAmounts(Map.of("a", 0.1, "b", 0.2, "c", -0.3)));
    assertThatExceptionOfType(NoNetValueException.class)
        .isThrownBy(() -> PortfolioWeights.ofAmounts(Map.of("a", 1e9, "b", -1e9 + 1)));
    assertThat(PortfolioWeights.ofAmounts(Map.of("a", 1e5, "b", -1e5 + 1)))
        .isEqualTo(Map.of("a", 1e5, "b", -99_999.0));
  }

  @Test
  void doNotExistForNoPositions() {
    assertThatExceptionOfType(NoNetValueException.class)
        .isThrownBy(() -> PortfolioWeights.ofPositions(List.of()));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.4989", "0.5, 0.5011", "0, 0", "-0.5, -0.5", "50, 50"})
  void asTheyAreMustSumToOne(double a, double b) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortfolioWeights.ofWeights(Map.of("a", a, "b", b)))
        .withMessageEndingWith(", not to 1.0 within 0.001; give amounts to have them scaled");
  }

  @Test
  void asTheyAreMaySumToTheEndsOfTheTolerance() {
    assertThat(PortfolioWeights.ofWeights(Map.of("a", 0.333, "b", 0.333, "c", 0.333))).hasSize(3);
    assertThat(PortfolioWeights.ofWeights(Map.of("a", 1.5, "b", -0.499))).hasSize(2);
  }

  @Test
  void haveNamesAndAreNumbers() {
    refuses(() -> new Position(" ", 1, 1), "a position has a blank name; name its strategy");
    refuses(() -> new Position("a", Double.NaN, 1), "the quantity of a is NaN");
    refuses(() -> new Position("a", 1, 1 / 0.0), "the mark price of a is Infinity");
    refuses(() -> PortfolioWeights.ofAmounts(Map.of("", 1.0)), "an amount has a blank name");
    refuses(
        () -> PortfolioWeights.ofWeights(Map.of("a", -1 / 0.0)), "the weight of a is -Infinity");
  }

  /** Quantities and prices over forty powers of ten, shorts among them. */
  @Test
  void ofTwoThousandGeneratedPortfoliosAreAcceptedAndSumToOne() {
    SplittableRandom random = new SplittableRandom(20_250_101);
    int accepted = 0;
    for (int i = 0; i < 2_000; i++) {
      SnapshotBuilder builder = Checked.rebalance();
      try {
        builder.positions(positions(random));
      } catch (NoNetValueException e) {
        continue;
      }
      JsonNode weights = Checked.stored(builder.build()).path("weights");
      BigDecimal sum = BigDecimal.ZERO;
      for (JsonNode weight : weights) {
        sum = sum.add(weight.decimalValue());
      }
      assertThat(sum.subtract(BigDecimal.ONE).abs()).isLessThan(new BigDecimal("1e-9"));
      accepted++;
    }
    assertThat(accepted).isGreaterThan(1_000);
  }

  private static List<Position> positions(SplittableRandom random) {
    List<Position> positions = new ArrayList<>();
    int count = random.nextInt(1, 60);
    for (int i = 0; i < count; i++) {
      double quantity = random.nextDouble(-0.3, 1) * Math.pow(10, random.nextInt(-12, 12));
      positions.add(
          new Position(
              "s" + i, quantity, random.nextDouble() * Math.pow(10, random.nextInt(-8, 8))));
    }
    return positions;
  }

  private static void refuses(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
  }
}
