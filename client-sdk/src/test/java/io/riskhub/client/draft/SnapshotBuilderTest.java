package io.riskhub.client.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.riskhub.risk.Covariance;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotBuilderTest {

  @Test
  void writesTheLeastThatTheContractAsksFor() {
    SnapshotDraft draft = Checked.rebalance().weights(Map.of("a", 1.0)).build();

    assertThat(draft)
        .isEqualTo(
            new SnapshotDraft(
                "us-tech",
                "rebalance-2025-01-01T00:00:00Z",
                "{\"as_of\":\"2025-01-01T00:00:00Z\",\"provenance\":{\"reason\":\"rebalance\"},"
                    + "\"version\":\"rebalance-2025-01-01T00:00:00Z\",\"weights\":{\"a\":1.0},"
                    + "\"world_id\":\"us-tech\"}"));
    Checked.accepted(draft);
  }

  @Test
  void writesAllThatItIsTold() {
    JsonNode stored = Checked.stored(full(1).build());

    assertThat(stored.path("weights")).isEqualTo(Checked.json("{\"a\":0.75,\"전략\":0.25}"));
    assertThat(stored.path("covariance")).isEqualTo(Checked.json("{\"a,a\":0.04,\"a,b\":0.01}"));
    assertThat(stored.path("realized_returns"))
        .isEqualTo(Checked.json("{\"a\":[0.01,-0.02],\"b\":[1.0]}"));
    assertThat(stored.path("stress")).isEqualTo(Checked.json("{\"crash\":{\"dd_max\":0.3}}"));
    assertThat(stored.path("constraints")).isEqualTo(Checked.json("{\"max_leverage\":1}"));
    assertThat(stored.path("ttl_sec").intValue()).isEqualTo(600);
    assertThat(stored.path("created_at").textValue()).isEqualTo("2025-01-01T00:00:01Z");
    assertThat(stored.path("provenance"))
        .isEqualTo(
            Checked.json(
                """
                {"actor":"gateway","stage":"live","reason":"fill","source":"broker"}
                """));
    assertThat(stored.path("note").textValue()).isEqualTo("x");
  }

  @Test
  void writesOneSeriesForThePortfolioAsAWhole() {
    SnapshotDraft draft =
        Checked.rebalance().weights(Map.of("a", 1.0)).realizedReturns(0.01, 2).build();

    assertThat(Checked.stored(draft).path("realized_returns"))
        .isEqualTo(Checked.json("[0.01,2.0]"));
  }

  @Test
  void givesTheSameBytesForTheSameInputInAnyOrder() {
    assertThat(full(1).build()).isEqualTo(full(-1).build());
  }

  @Test
  void givesTheSameBytesTwice() {
    SnapshotBuilder builder = full(1);

    assertThat(builder.build()).isEqualTo(builder.build());
  }

  @Test
  void copiesWhatItIsGiven() {
    ObjectNode stress = (ObjectNode) Checked.json("{\"crash\":{}}");
    double[] series = {0.5};
    Map<String, Double> weights = new TreeMap<>(Map.of("a", 1.0));
    SnapshotBuilder builder =
        Checked.rebalance().weights(weights).stress(stress).realizedReturns(series);
    SnapshotDraft before = builder.build();

    stress.removeAll();
    series[0] = 7;
    weights.clear();

    assertThat(builder.build()).isEqualTo(before);
  }

  @Test
  void takesTheSamplesWeightsAsTheyAre() {
    Map<String, Double> weights =
        Map.of(
            "AAPL", 0.15284, "AMZN", 0.133935, "GOOG", 0.182531, "IBM", 0.299061, "MSFT", 0.231633);

    JsonNode stored = Checked.stored(Checked.rebalance().weights(weights).build());

    weights.forEach(
        (strategy, weight) ->
            assertThat(stored.path("weights").path(strategy).doubleValue()).isEqualTo(weight));
  }

  @Test
  void cannotBuildWithoutWeights() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Checked.rebalance().build())
        .withMessage("a snapshot needs positions, allocations or weights");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hash", "weights", "world_id", "covariance", "created_at"})
  void leavesNoBackDoorToTheContractsFields(String field) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checked.rebalance().field(field, TextNode.valueOf("x")))
        .withMessage(field + " is not an extra field; use the method for it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reason", "actor", "stage"})
  void leavesTheProvenanceThatOthersTellToThem(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checked.rebalance().provenance(name, TextNode.valueOf("x")))
        .withMessageContaining("provenance." + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "PT1.000000001S", "PT24H1S"})
  void refusesATimeToLiveThatTheContractRefuses(Duration ttl) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checked.rebalance().ttl(ttl))
        .withMessageEndingWith("; give whole seconds from 1 to 86400");
  }

  @Test
  void refusesWhatIsNoNumberOrNoObject() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checked.rebalance().realizedReturns(Map.of("a", new double[] {1 / 0.0})))
        .withMessage("the series of a holds Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checked.rebalance().realizedReturns())
        .withMessage("the series of the portfolio is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checked.rebalance().stress(TextNode.valueOf("x")))
        .withMessage("stress must be a JSON object");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Checked.rebalance()
                    .weights(Map.of("a", 1.0))
                    .field("x", DoubleNode.valueOf(Double.NaN))
                    .build())
        .withMessageContaining("NaN");
  }

  @Test
  void refusesAWorldThatTheContractRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SnapshotBuilder.after("a/b", PortfolioEvent.rebalance(Checked.AS_OF)))
        .withMessage("the world id holds \"/\"; \"/\" and \"\\\" are not allowed");
  }

  /** The calls and the entries in this order, or the other way round. */
  private static SnapshotBuilder full(int direction) {
    SnapshotBuilder builder =
        SnapshotBuilder.after("us-tech", PortfolioEvent.fill(Checked.AS_OF, "F-1"));
    Map<String, double[]> returns = new LinkedHashMap<>();
    returns.put(direction > 0 ? "a" : "b", direction > 0 ? new double[] {0.01, -0.02} : ones());
    returns.put(direction > 0 ? "b" : "a", direction > 0 ? ones() : new double[] {0.01, -0.02});
    List<Runnable> calls =
        List.of(
            () -> builder.allocations(Map.of("a", 3.0, "전략", 1.0)),
            () -> builder.covariance(Covariance.of(Map.of("b,a", 0.01, "a:a", 0.04))),
            () -> builder.realizedReturns(returns),
            () -> builder.stress(Checked.json("{\"crash\":{\"dd_max\":0.3}}")),
            () -> builder.constraints(Checked.json("{\"max_leverage\":1}")),
            () -> builder.ttl(Duration.ofMinutes(10)),
            () -> builder.createdAt(Instant.parse("2025-01-01T00:00:01Z")),
            () -> builder.provenance("source", TextNode.valueOf("broker")),
            () -> builder.field("note", TextNode.valueOf("x")));
    (direction > 0 ? calls : calls.reversed()).forEach(Runnable::run);
    return builder;
  }

  private static double[] ones() {
    return new double[] {1};
  }
}
