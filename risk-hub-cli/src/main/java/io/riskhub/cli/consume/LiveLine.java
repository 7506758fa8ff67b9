package io.riskhub.cli.consume;

import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.progress.Terminal;
import io.riskhub.hub.bus.consumer.ConsumerTally;
import io.riskhub.hub.bus.consumer.Handling;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A line on the terminal that tells, as it goes on, what was consumed. */
final class LiveLine implements AutoCloseable {

  private static final long EVERY_MILLIS = 500;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final ConsumerTally tally;
  private final PrintWriter err;
  private final boolean wanted;
  private final CountDownLatch closing = new CountDownLatch(1);

  private LiveLine(ConsumerTally tally, OutputOptions output) {
    this.tally = tally;
    this.err = output.err();
    this.wanted = Terminal.showsProgress() && !output.isQuiet();
  }

  /** Shows it from now on, where somebody looks. */
  void show() {
    if (wanted) {
      Thread.ofVirtual().name("live-line").start(this::drawUntilClosed);
    }
  }

  private void drawUntilClosed() {
    try {
      do {
        err.print(CLEAR_LINE + sentence(tally));
        err.flush();
      } while (!closing.await(EVERY_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static LiveLine over(ConsumerTally tally, OutputOptions output) {
    return new LiveLine(tally, output);
  }

  /** Such as {@code 12 handled (1 expired), 2 retries, 1 dead letter, lag 0}. */
  static String sentence(ConsumerTally tally) {
    StringBuilder dropped = new StringBuilder();
    add(dropped, tally.handled(Handling.EXPIRED), "expired");
    add(dropped, tally.handled(Handling.SEEN), "seen before");
    add(dropped, tally.handled(Handling.SKIPPED), "of other types");
    return "%,d handled%s, %,d retried, %,d to the dead letters, lag %,d"
        .formatted(
            tally.handled(),
            dropped.isEmpty() ? "" : " (" + dropped + ")",
            tally.retries(),
            tally.handled(Handling.DEAD),
            tally.lag());
  }

  private static void add(StringBuilder words, long count, String what) {
    if (count > 0) {
      words.append(words.isEmpty() ? "" : ", ").append("%,d %s".formatted(count, what));
    }
  }

  @Override
  public void close() {
    closing.countDown();
    if (wanted) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
