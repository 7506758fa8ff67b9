package io.riskhub.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTimeTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.9S, 0s",
    "PT59S, 59s",
    "PT1M, 1m",
    "PT5M12S, 5m 12s",
    "PT1H, 1h",
    "PT1H0M30S, 1h",
    "PT23H59M59S, 23h 59m",
    "P3DT4H, 3d 4h",
    "P364DT23H, 364d 23h",
    "P365D, 1y",
    "P5884D, 16y 44d",
  })
  void aSpanIsItsTwoLargestUnits(Duration span, String words) {
    assertThat(HumanTime.span(span)).isEqualTo(words);
    assertThat(HumanTime.span(span.negated())).isEqualTo(words);
  }

  @Test
  void theFutureIsIn() {
    Instant now = Instant.parse("2025-01-01T00:00:00Z");

    assertThat(HumanTime.age(now.plusSeconds(300), now)).isEqualTo("in 5m");
    assertThat(HumanTime.relative(now.plusSeconds(300), now)).isEqualTo("in 5m");
    assertThat(HumanTime.age(now.minusSeconds(300), now)).isEqualTo("5m");
    assertThat(HumanTime.relative(now.minusSeconds(300), now)).isEqualTo("5m ago");
  }

  @ParameterizedTest
  @CsvSource({"PT0.5S, 500ms", "PT1.5S, 1500ms", "PT10S, 10s", "PT2M, 2m", "PT90.5S, 1m 30s"})
  void aShortSpanIsPrecise(Duration span, String words) {
    assertThat(HumanTime.precise(span)).isEqualTo(words);
  }
}
