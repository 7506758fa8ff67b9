package io.riskhub.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2025-01-01T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void secondsAndDatesAreUnderstood() {
    assertThat(of("7")).contains(Duration.ofSeconds(7));
    assertThat(of(" 0 ")).contains(Duration.ZERO);
    assertThat(of("Wed, 01 Jan 2025 12:01:30 GMT")).contains(Duration.ofSeconds(90));
    assertThat(of("Wed, 01 Jan 2025 11:00:00 GMT")).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999"})
  void anythingElseIsNoHeader(String header) {
    assertThat(of(header)).isEmpty();
  }

  private static Optional<Duration> of(String header) {
    return RetryAfter.of(Optional.of(header), NOON);
  }
}
