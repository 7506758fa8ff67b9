package io.riskhub.hub.audit.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.audit.AuditAction;
import io.riskhub.hub.audit.AuditOrigin;
import io.riskhub.hub.audit.AuditRecord;
import io.riskhub.hub.audit.AuditSubject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RepeatedLinesTest {

  private final List<AuditRecord> counted = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void theFirstHasALineAndTheRestOneAMinute() {
    RepeatedLines uses = lines(1);
    assertThat(happens(uses, "a")).isTrue();
    assertThat(happens(uses, "a")).isFalse();
    assertThat(happens(uses, "a")).isFalse();
    assertThat(happens(uses, "b")).isTrue();
    assertThat(counted).isEmpty();

    pass(Duration.ofSeconds(61));
    assertThat(happens(uses, "a")).isFalse();
    assertThat(counted).extracting(AuditRecord::count).containsExactly(OptionalLong.of(2));

    pass(Duration.ofSeconds(61));
    assertThat(happens(uses, "b")).isTrue();
    assertThat(counted)
        .extracting(AuditRecord::count)
        .containsExactly(OptionalLong.of(2), OptionalLong.of(1));

    pass(Duration.ofSeconds(61));
    assertThat(happens(uses, "a")).isTrue();
  }

  @Test
  void nothingThatWasCountedIsLostAtTheEnd() {
    RepeatedLines uses = lines(2);
    for (int i = 0; i < 5; i++) {
      boolean unused = happens(uses, "a");
    }

    uses.close();

    assertThat(counted).extracting(AuditRecord::count).containsExactly(OptionalLong.of(3));
  }

  /** Whoever makes up addresses or names gets no more memory than that. */
  @Test
  void keysBeyondTheBoundAreCountedTogether() {
    RepeatedLines uses = lines(1);
    int own = 0;
    for (int i = 0; i < 10_000; i++) {
      own += happens(uses, "key-" + i) ? 1 : 0;
    }

    uses.close();

    assertThat(own).isEqualTo(4_097);
    assertThat(counted).extracting(AuditRecord::count).containsExactly(OptionalLong.of(5_903));
  }

  private RepeatedLines lines(int ownLines) {
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    return new RepeatedLines(counted::add, ownLines, clock);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private boolean happens(RepeatedLines uses, String key) {
    return uses.deservesLine(
        key,
        new AuditRecord(
            now, AuditAction.TOKEN_USE, "used", AuditOrigin.of(key), AuditSubject.NONE));
  }
}
