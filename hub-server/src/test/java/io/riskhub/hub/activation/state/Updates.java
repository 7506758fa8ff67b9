package io.riskhub.hub.activation.state;

import io.riskhub.contract.activation.ActivationUpdate;
import org.jspecify.annotations.Nullable;

/** Wishes for tests, of which only what matters is named. */
public final class Updates {

  private Updates() {}

  /** An active entry of weight 1, as of then. */
  public static ActivationUpdate at(String strategy, String ts) {
    return new ActivationUpdate(strategy, "long", true, 1.0, false, false, null, null, ts);
  }

  /** An entry whose time the hub gives. */
  public static ActivationUpdate update(
      String strategy, String side, boolean active, @Nullable Double weight) {
    return new ActivationUpdate(strategy, side, active, weight, false, false, null, null, null);
  }
}
