package io.riskhub.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.Violation;
import io.riskhub.contract.json.MalformedJsonException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreatedAtTest {

  private static final SnapshotKey KEY = new SnapshotKey("w1", "v1");

  @Test
  void isTheReceiversClockInWholeSecondsWhenLeftOut() throws MalformedJsonException {
    assertThat(Body.minimal().stored("created_at").textValue()).isEqualTo("2026-01-15T12:00:00Z");
    assertThat(Body.minimal().accepted().createdAt()).isEqualTo("2026-01-15T12:00:00Z");
  }

  @Test
  void atAWholeMinuteStillShowsItsSeconds() {
    String json =
        Body.accepted(Body.minimal().checkAt(Instant.parse("2026-02-01T00:00:00Z"))).json();

    assertThat(json).contains("\"created_at\":\"2026-02-01T00:00:00Z\"");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-15T11:59:59.123456789Z, 2026-01-15T11:59:59.123456789Z",
    "2026-01-15 20:50+09:00, 2026-01-15T11:50:00Z",
    "2026-01-15T12:05:00.75Z, 2026-01-15T12:05:00.75Z",
  })
  void isStoredAsSentAndReadAsAnInstant(String createdAt, Instant instant)
      throws MalformedJsonException {
    Body body = with("\"" + createdAt + "\"");

    assertThat(body.stored("created_at").textValue()).isEqualTo(createdAt);
    assertThat(body.accepted().createdAt()).isEqualTo(instant);
    assertThat(body.accepted().expiresAt()).isEqualTo(instant.plusSeconds(900));
  }

  @Test
  void aheadByMoreThanTheSkewIsRefused() {
    assertThat(with("\"2026-01-15T12:05:00.750000001Z\"").violations())
        .containsExactly(
            new Violation(
                "created_at",
                "is \"2026-01-15T12:05:00.750000001Z\", more than 300 s ahead of the receiver's clock (2026-01-15T12:00:00.750Z); correct it or the clock"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"now\"", "1768478400", "null", "true", "\"2026-02-30\""})
  void ofAnotherFormIsRefused(String createdAt) {
    assertThat(with(createdAt).violations())
        .containsExactly(
            new Violation(
                "created_at",
                "is %s; send an ISO-8601 date or date-time such as \"2026-01-31T00:00:00Z\""
                    .formatted(createdAt)));
  }

  @Test
  void plusTheTimeToLiveExactlyAtArrivalIsExpired() {
    Instant expiry = Instant.parse("2026-01-15T12:00:00Z");
    Body body = with("\"2026-01-15T11:59:00Z\"").with("ttl_sec", "60");

    assertThat(body.checkAt(expiry)).isEqualTo(new Verdict.Expired(KEY, expiry, expiry));
    assertThat(body.checkAt(expiry.plusSeconds(3_600)))
        .isEqualTo(new Verdict.Expired(KEY, expiry, expiry.plusSeconds(3_600)));
  }

  @Test
  void plusTheTimeToLiveANanosecondAfterArrivalIsNotExpired() {
    Instant expiry = Instant.parse("2026-01-15T12:00:00Z");
    Body body = with("\"2026-01-15T11:59:00Z\"").with("ttl_sec", "60");

    assertThat(Body.accepted(body.checkAt(expiry.minusNanos(1))).expiresAt()).isEqualTo(expiry);
  }

  @Test
  void leftOutWithAOneSecondTimeToLiveIsNeverExpiredOnArrival() {
    Body body = Body.minimal().with("ttl_sec", "1");
    Instant lastNanosecond = Instant.parse("2026-01-15T12:00:00.999999999Z");

    assertThat(Body.accepted(body.checkAt(lastNanosecond)).expiresAt())
        .isEqualTo("2026-01-15T12:00:01Z");
  }

  @Test
  void ofAnExpiredSnapshotThatBreaksARuleCountsAsInvalid() {
    assertThat(with("\"2020-01-01\"").with("ttl_sec", "0").violations())
        .extracting(Violation::field)
        .containsExactly("ttl_sec");
  }

  private static Body with(String createdAt) {
    return Body.minimal().with("created_at", createdAt);
  }
}
