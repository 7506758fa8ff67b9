package io.riskhub.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.Violation;
import io.riskhub.contract.json.MalformedJsonException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-15, 2026-01-15T00:00:00Z",
    "2026-01-15 09:30, 2026-01-15T09:30:00Z",
    "2026-01-15T09:00:00.123456789+09:00, 2026-01-15T00:00:00.123456789Z",
    "0001-01-01, 0001-01-01T00:00:00Z",
  })
  void isStoredAsSentAndComparedAsAnInstant(String asOf, Instant instant)
      throws MalformedJsonException {
    Body body = with("\"" + asOf + "\"");

    assertThat(body.accepted().asOf()).isEqualTo(instant);
    assertThat(body.stored("as_of").textValue()).isEqualTo(asOf);
  }

  @Test
  void oneInstantUnderTwoOffsetsIsOneInstantButOtherContent() {
    Body seoul = with("\"2026-01-15T09:00:00+09:00\"");
    Body utc = with("\"2026-01-15T00:00:00Z\"");

    assertThat(seoul.accepted().asOf()).isEqualTo(utc.accepted().asOf());
    assertThat(seoul.accepted().digest()).isNotEqualTo(utc.accepted().digest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"yesterday\"",
        "\"2026-02-30\"",
        "\"2026-01-14T24:00:00Z\"",
        "\"2026-01-15T00:00:00.1234567890Z\"",
        "\"2026-01-15t00:00:00z\"",
        "\"0000-01-01\"",
        "1768435200",
        "1768435200.5",
        "true",
        "null",
      })
  void ofAnotherFormIsShownAndRefused(String asOf) {
    assertThat(with(asOf).violations())
        .containsExactly(
            new Violation(
                "as_of",
                "is %s; send an ISO-8601 date or date-time such as \"2026-01-31T00:00:00Z\""
                    .formatted(asOf)));
  }

  @Test
  void isRequired() {
    assertThat(Body.minimal().without("as_of").violations())
        .containsExactly(
            new Violation("as_of", "is missing; send the instant that the snapshot describes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-15T12:00:00.75Z",
        "2026-01-15T12:05:00.749999999Z",
        "2026-01-15T12:05:00.75Z",
        "2026-01-15T21:05:00.75+09:00",
      })
  void mayBeUpTo300SecondsAhead(String asOf) {
    assertThat(with("\"" + asOf + "\"").accepted().asOf()).isAfterOrEqualTo(Body.NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-15T12:05:00.750000001Z",
        "2026-01-15T21:05:00.750000001+09:00",
        "2026-01-16",
        "9999-12-31T23:59:59.999999999Z",
      })
  void mayNotBeANanosecondFurtherAhead(String asOf) {
    assertThat(with("\"" + asOf + "\"").violations())
        .containsExactly(
            new Violation(
                "as_of",
                "is \"%s\", more than 300 s ahead of the receiver's clock (%s); correct it or the clock"
                    .formatted(asOf, Body.NOW)));
  }

  private static Body with(String asOf) {
    return Body.minimal().with("as_of", asOf);
  }
}
