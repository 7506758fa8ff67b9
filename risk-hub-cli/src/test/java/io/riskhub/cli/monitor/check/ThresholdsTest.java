package io.riskhub.cli.monitor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {

  @ParameterizedTest
  @CsvSource({
    "PT-300S, FUTURE",
    "PT-5.001S, FUTURE",
    "PT-5S, FRESH",
    "PT0S, FRESH",
    "PT599.999S, FRESH",
    "PT600S, LATE",
    "PT1799.999S, LATE",
    "PT1800S, STALE"
  })
  void eachAgeHasItsCondition(Duration lag, Condition condition) {
    Thresholds thresholds = new Thresholds(Duration.ofMinutes(10), Duration.ofMinutes(30));

    assertThat(thresholds.judge(lag)).isEqualTo(condition);
  }
}
