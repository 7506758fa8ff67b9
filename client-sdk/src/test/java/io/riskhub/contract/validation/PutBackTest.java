package io.riskhub.contract.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.Violation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What was stored before and is put back. */
class PutBackTest {

  private static final SnapshotContract CONTRACT =
      new SnapshotContract(ContractLimits.DEFAULT).takingExpired();

  private static final Instant MUCH_LATER = Body.NOW.plus(Duration.ofDays(400));

  @Test
  void isTakenToTheLastByteHoweverLongAgoItExpired() {
    Snapshot stored = Body.minimal().accepted();

    assertThat(check(stored.json(), MUCH_LATER)).isEqualTo(new Verdict.Accepted(stored));
  }

  @Test
  void isRefusedWhenItIsNotWhatWasHashed() {
    String damaged = Body.minimal().accepted().json().replace("\"a\":1.0", "\"a\":1.0005");

    assertThat(Body.violations(check(damaged, MUCH_LATER)))
        .extracting(Violation::field)
        .containsExactly("hash");
  }

  @Test
  void isRefusedWhenItBreaksAnotherRule() {
    String fromTheFuture = Body.minimal().accepted().json();

    assertThat(Body.violations(check(fromTheFuture, Body.NOW.minus(Duration.ofDays(1)))))
        .extracting(Violation::field)
        .containsExactly("as_of", "created_at");
  }

  private static Verdict check(String json, Instant now) {
    return CONTRACT.check(json.getBytes(UTF_8), new Submission(null, "gateway", "live", now));
  }
}
