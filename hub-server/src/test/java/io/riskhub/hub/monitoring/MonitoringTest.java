package io.riskhub.hub.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.riskhub.hub.monitoring.AlertRules.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alert rules and dashboard ask for what a hub really shows. */
class MonitoringTest {

  private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern ANNOTATION = Pattern.compile("\\$labels\\.(\\w+)");

  private static Exposition live;
  private static JsonNode dashboard;

  @BeforeAll
  static void scrape(@TempDir Path folder) throws IOException {
    live = LiveHub.exposition(folder);
    dashboard =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(AlertRules.FOLDER.resolve("dashboard.json")));
  }

  @Test
  void everyMetricAndLabelOfEveryAlertIsThere() {
    assertThat(AlertRules.read())
        .hasSizeGreaterThan(20)
        .allSatisfy(alert -> resolves(PromQl.of(alert.expression())));
  }

  @Test
  void everyLabelThatAnAlertTellsOfIsOneOfItsResults() {
    for (Alert alert : AlertRules.read()) {
      Set<String> results = PromQl.of(alert.expression()).labels();
      assertThat(results)
          .as("%s: labels of its annotations", alert)
          .containsAll(names(ANNOTATION, alert.annotations().toString()));
    }
  }

  @Test
  void everyQueryOfTheDashboardIsAnswered() {
    List<String> queries = new ArrayList<>(dashboard.findValuesAsText("expr"));
    dashboard.at("/templating/list").findValuesAsText("definition").forEach(queries::add);

    assertThat(queries).hasSizeGreaterThan(25).allSatisfy(query -> resolves(PromQl.of(query)));
  }

  @Test
  void everyLabelOfALegendIsOneOfItsQuery() {
    for (JsonNode target : dashboard.findParents("legendFormat")) {
      PromQl query = PromQl.of(target.path("expr").asText());
      assertThat(names(LEGEND, target.path("legendFormat").asText()))
          .allMatch(
              label ->
                  query.labels().isEmpty()
                      ? live.haveLabel(query.selectors(), label)
                      : query.labels().contains(label),
              "a label of " + target.path("expr").asText());
    }
  }

  @Test
  void everyMetricOfAHubIsOnTheDashboard() {
    Set<String> shown = new LinkedHashSet<>();
    dashboard
        .findValuesAsText("expr")
        .forEach(
            query ->
                PromQl.of(query)
                    .selectors()
                    .forEach(selector -> shown.add(selector.metric().replaceAll("_bucket$", ""))));

    assertThat(live.families()).hasSizeGreaterThan(15).isSubsetOf(shown);
  }

  @Test
  void panelsTakeTheDataSourceThatIsChosenAndHaveIdsOfTheirOwn() {
    List<JsonNode> panels =
        dashboard.path("panels").valueStream().filter(JsonNode::isObject).toList();

    assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    assertThat(panels)
        .filteredOn(panel -> !panel.path("type").asText().equals("row"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            panel ->
                assertThat(panel.findValuesAsText("uid"))
                    .isNotEmpty()
                    .containsOnly("${datasource}"));
  }

  private static void resolves(PromQl query) {
    assertThat(query.selectors()).isNotEmpty();
    assertThat(query.selectors()).allMatch(live::has, "there, with these labels and values");
    assertThat(query.labels())
        .allMatch(label -> live.haveLabel(query.selectors(), label), "a label of one of them");
  }

  private static List<String> names(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }
}
