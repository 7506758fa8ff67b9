package io.riskhub.client.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.client.retry.Retry.Ending;
import io.riskhub.client.retry.Retry.Try;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryTest {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final List<Long> waits = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private long nanos;
  private double jitter = 1;
  private int tries;

  private final Retry.Observer observer =
      new Retry.Observer() {
        @Override
        public void attempt(int attempt) {
          heard.add("attempt " + attempt);
        }

        @Override
        public void retry(int attempt, String reason, Duration wait) {
          heard.add(attempt + " " + reason + " " + wait.toMillis());
        }
      };

  @Test
  void successIsTriedOnce() throws Exception {
    assertThat(run(0, null)).isEqualTo(new Ending.Done<>("done"));
    assertThat(waits).isEmpty();
    assertThat(heard).containsExactly("attempt 1");
  }

  @Test
  void theWaitDoublesUpToACeiling() throws Exception {
    assertThat(run(7, null)).isEqualTo(new Ending.Done<>("done"));
    assertThat(waits).containsExactly(100L, 200L, 400L, 800L, 1600L, 2000L, 2000L);
  }

  @Test
  void theWaitIsAnyPartOfThat() throws Exception {
    jitter = 0.25;
    assertThat(run(3, null)).isEqualTo(new Ending.Done<>("done"));
    assertThat(waits).containsExactly(25L, 50L, 100L);
  }

  @Test
  void whatTheOtherSideAsksForIsObeyed() throws Exception {
    assertThat(run(2, Duration.ofSeconds(3))).isEqualTo(new Ending.Done<>("done"));
    assertThat(waits).containsExactly(3000L, 3000L);
  }

  @Test
  void aWaitPastTheDeadlineIsNotBegun() throws Exception {
    Duration asked = Duration.ofSeconds(30);

    assertThat(run(1, asked)).isEqualTo(new Ending.GaveUp<>("busy", 1, asked, true));
    assertThat(waits).isEmpty();
    assertThat(heard).containsExactly("attempt 1");
  }

  @Test
  void itEndsBeforeTheDeadline() throws Exception {
    assertThat(run(Integer.MAX_VALUE, null)).isEqualTo(new Ending.GaveUp<>("busy", 9, null, true));
    assertThat(nanos).isLessThan(DEADLINE.toNanos());
  }

  @Test
  void itEndsWithTheLastOfTheTriesAllowed() throws Exception {
    assertThat(run(retry(3), Integer.MAX_VALUE, null))
        .isEqualTo(new Ending.GaveUp<>("busy", 3, null, true));
    assertThat(heard)
        .containsExactly("attempt 1", "1 busy 100", "attempt 2", "2 busy 200", "attempt 3");
  }

  @Test
  void eachTryKnowsWhatIsLeft() throws Exception {
    List<Duration> left = new ArrayList<>();
    Retry retry = retry(Integer.MAX_VALUE);
    retry.run(
        retry.begin(),
        remaining -> {
          left.add(remaining);
          nanos += Duration.ofSeconds(4).toNanos();
          return new Try.Failed<>("slow", null);
        },
        observer);

    assertThat(left).containsExactly(DEADLINE, Duration.ofMillis(5_900), Duration.ofMillis(1_700));
  }

  @Test
  void aSecondQuestionHasWhatTheFirstLeft() throws Exception {
    Retry retry = retry(Integer.MAX_VALUE);
    long start = retry.begin();
    nanos += Duration.ofSeconds(9).toNanos();

    retry.run(
        start,
        remaining -> {
          assertThat(remaining).isEqualTo(Duration.ofSeconds(1));
          return new Try.Done<>("done");
        },
        observer);
  }

  @Test
  void aTryThatTheDeadlineEndsDoesNotHideWhatWasWrongBefore() throws Exception {
    Retry retry = retry(Integer.MAX_VALUE);
    Ending<String> ended =
        retry.run(
            retry.begin(),
            remaining ->
                tries++ < 2
                    ? new Try.Failed<>("cannot connect", null)
                    : new Try.CutShort<>("no answer in time"),
            observer);

    assertThat(ended).isEqualTo(new Ending.GaveUp<>("cannot connect", 3, null, true));
  }

  @Test
  void whatIsHopelessIsNotTriedAgain() throws Exception {
    Retry retry = retry(Integer.MAX_VALUE);

    assertThat(retry.run(retry.begin(), left -> new Try.Hopeless<>("no such host"), observer))
        .isEqualTo(new Ending.GaveUp<>("no such host", 1, null, false));
  }

  @Test
  void impatienceBeyondReasonIsRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new RetryPolicy(0, second, second, second))
        .hasMessageContaining("max attempts");
    assertThatThrownBy(() -> new RetryPolicy(1, second, Duration.ZERO, second))
        .hasMessageContaining("backoff");
    assertThatThrownBy(() -> new RetryPolicy(1, second, second, Duration.ZERO))
        .hasMessageContaining("deadline");
  }

  private Ending<String> run(int failures, @Nullable Duration retryAfter)
      throws InterruptedException {
    return run(retry(Integer.MAX_VALUE), failures, retryAfter);
  }

  private Ending<String> run(Retry retry, int failures, @Nullable Duration retryAfter)
      throws InterruptedException {
    return retry.run(
        retry.begin(),
        remaining ->
            tries++ < failures ? new Try.Failed<>("busy", retryAfter) : new Try.Done<>("done"),
        observer);
  }

  private Retry retry(int maxAttempts) {
    return new Retry(
        new RetryPolicy(maxAttempts, Duration.ofMillis(100), Duration.ofSeconds(2), DEADLINE),
        () -> nanos,
        () -> jitter,
        wait -> {
          waits.add(wait.toMillis());
          nanos += wait.toNanos();
        });
  }
}
