package io.riskhub.testkit;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process does. */
public final class Await {

  private Await() {}

  /** Asks again and again; what is asked takes its time itself. */
  public static void until(Duration patience, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(patience);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        fail("not within " + patience);
      }
      Thread.onSpinWait();
    }
  }
}
