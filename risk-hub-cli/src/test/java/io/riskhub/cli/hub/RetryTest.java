package io.riskhub.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.hub.Retry.Try;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final List<Long> waits = new ArrayList<>();
  private long nanos;
  private double jitter = 1;
  private int tries;

  private final Retry retry =
      new Retry(
          () -> nanos,
          () -> jitter,
          wait -> {
            waits.add(wait.toMillis());
            nanos += wait.toNanos();
          });

  @Test
  void successIsTriedOnce() throws Exception {
    assertThat(run(0, null)).isEqualTo(new Try.Done<>("done"));
    assertThat(waits).isEmpty();
  }

  @Test
  void theWaitDoublesUpToACeiling() throws Exception {
    assertThat(run(7, null)).isEqualTo(new Try.Done<>("done"));
    assertThat(waits).containsExactly(100L, 200L, 400L, 800L, 1600L, 2000L, 2000L);
  }

  @Test
  void theWaitIsAnyPartOfThat() throws Exception {
    jitter = 0.25;
    assertThat(run(3, null)).isEqualTo(new Try.Done<>("done"));
    assertThat(waits).containsExactly(25L, 50L, 100L);
  }

  @Test
  void whatTheOtherSideAsksForIsObeyed() throws Exception {
    assertThat(run(2, Duration.ofSeconds(3))).isEqualTo(new Try.Done<>("done"));
    assertThat(waits).containsExactly(3000L, 3000L);
  }

  @Test
  void aWaitPastTheDeadlineIsNotBegun() throws Exception {
    Duration asked = Duration.ofSeconds(30);

    assertThat(run(1, asked)).isEqualTo(new Try.Failed<>("busy", asked));
    assertThat(waits).isEmpty();
  }

  @Test
  void itEndsBeforeTheDeadline() throws Exception {
    assertThat(run(Integer.MAX_VALUE, null))
        .isEqualTo(new Try.Failed<>("busy, after " + tries + " tries", null));
    assertThat(nanos).isLessThan(TIMEOUT.toNanos());
    assertThat(tries).isEqualTo(9);
  }

  @Test
  void eachTryKnowsWhatIsLeft() throws Exception {
    List<Duration> left = new ArrayList<>();
    retry.run(
        TIMEOUT,
        remaining -> {
          left.add(remaining);
          nanos += Duration.ofSeconds(4).toNanos();
          return new Try.Failed<>("slow", null);
        },
        (reason, wait) -> {});

    assertThat(left).containsExactly(TIMEOUT, Duration.ofMillis(5_900), Duration.ofMillis(1_700));
  }

  @Test
  void aTryThatTheDeadlineEndsDoesNotHideWhatWasWrongBefore() throws Exception {
    Try<String> ended =
        retry.run(
            TIMEOUT,
            remaining ->
                tries++ < 2
                    ? new Try.Failed<>("cannot connect", null)
                    : new Try.CutShort<>("no answer in time"),
            (reason, wait) -> {});

    assertThat(ended).isEqualTo(new Try.Failed<>("cannot connect, after 3 tries", null));
  }

  @Test
  void aFirstTryThatTheDeadlineEndsSaysSo() throws Exception {
    assertThat(
            retry.run(
                TIMEOUT, remaining -> new Try.CutShort<>("no answer in time"), (r, wait) -> {}))
        .isEqualTo(new Try.Failed<>("no answer in time", null));
  }

  private Try<String> run(int failures, @Nullable Duration retryAfter) throws InterruptedException {
    return retry.run(
        TIMEOUT,
        remaining ->
            tries++ < failures ? new Try.Failed<>("busy", retryAfter) : new Try.Done<>("done"),
        (reason, wait) -> assertThat(reason).isEqualTo("busy"));
  }
}
