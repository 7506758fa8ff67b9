package io.riskhub.hub.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.monitoring.PromQl.Selector;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromQlTest {

  @Test
  void metricsAreToldFromFunctionsOperatorsAndDurations() {
    PromQl query = PromQl.of("histogram_quantile(0.95, rate(a_bucket[10m])) > 5 * b or on () c");

    assertThat(query.selectors())
        .extracting(Selector::metric)
        .containsExactly("a_bucket", "b", "c");
    assertThat(query.labels()).isEmpty();
  }

  @Test
  void labelsAreThoseOfSelectorsAndThoseOfGroups() {
    PromQl query =
        PromQl.of(
            "sum by (job, le) (a{x=\"1\", y=~\"b|c\", z=\"$z\"}) / on (k) group_left (v) sum(d{})");

    assertThat(query.labels()).containsExactlyInAnyOrder("job", "le", "k", "v");
    assertThat(query.selectors())
        .containsExactly(
            new Selector(
                "a", Map.of("x", Optional.of("1"), "y", Optional.empty(), "z", Optional.empty())),
            new Selector("d", Map.of()));
  }

  @Test
  void aDashboardsListOfValuesNamesAMetricAndALabel() {
    PromQl query = PromQl.of("label_values(a{job=~\"$job\"}, world_id)");

    assertThat(query.selectors())
        .containsExactly(new Selector("a", Map.of("job", Optional.empty())));
    assertThat(query.labels()).containsExactly("world_id");
  }
}
