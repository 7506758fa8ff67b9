package io.riskhub.hub.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.hub.monitoring.AlertRules.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to every alert. What fires when is tested by promtool, with alerts_test.yml. */
class AlertsTest {

  private static final String RUNBOOK = "docs/runbook.md#";

  static List<Alert> alerts() {
    return AlertRules.read();
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void saysHowGraveItIsWhatItIsAndWhereToRead(Alert alert) {
    assertThat(alert.severity()).isIn("warning", "critical");
    assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook_url");
    assertThat(alert.annotations().get("runbook_url")).startsWith(RUNBOOK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"runbook.md", "runbook.ko.md"})
  void leadsToASectionOfTheRunbookInBothLanguages(String file) throws IOException {
    String runbook = Files.readString(Path.of("..", "docs", file));

    assertThat(alerts())
        .allSatisfy(
            alert ->
                assertThat(runbook)
                    .contains(
                        "<a id=\""
                            + alert
                                .annotations()
                                .getOrDefault("runbook_url", "")
                                .substring(RUNBOOK.length())
                            + "\"></a>"));
  }

  @Test
  void hasATestInWhichItFiresAndOneInWhichItDoesNot() {
    List<JsonNode> checks = AlertRules.yaml("alerts_test.yml").findParents("exp_samples");

    assertThat(alerts())
        .allSatisfy(
            alert -> {
              List<JsonNode> ofIt =
                  checks.stream()
                      .filter(
                          check ->
                              check
                                  .path("expr")
                                  .asText()
                                  .contains(label("alertname", alert.name())))
                      .toList();
              assertThat(ofIt)
                  .as("fires")
                  .anyMatch(
                      check ->
                          check.findValuesAsText("labels").stream()
                              .anyMatch(
                                  text -> text.contains(label("severity", alert.severity()))));
              assertThat(ofIt)
                  .as("does not fire")
                  .anyMatch(
                      check ->
                          check.findValuesAsText("labels").stream()
                              .noneMatch(
                                  text -> text.contains(label("severity", alert.severity()))));
            });
  }

  private static String label(String name, String value) {
    return name + "=\"" + value + "\"";
  }
}
