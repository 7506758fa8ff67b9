package io.riskhub.client.fault;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * No answer, or none but "later", for as long as the client may try. A publish that ends so may
 * have reached the hub or not: publishing the same again is safe, and tells.
 */
public final class HubUnavailableException extends RiskHubException {

  private static final long serialVersionUID = 1L;

  private final int attempts;
  private final @Nullable Duration retryAfter;
  private final boolean mayPass;
  private final Duration deadline;

  /** As {@link io.riskhub.client.retry} gave up. */
  public HubUnavailableException(
      String lastReason,
      int attempts,
      @Nullable Duration retryAfter,
      boolean mayPass,
      Duration deadline) {
    super(lastReason, advice(attempts, retryAfter), null);
    this.attempts = attempts;
    this.retryAfter = retryAfter;
    this.mayPass = mayPass;
    this.deadline = deadline;
  }

  /** How often it was tried. */
  public int attempts() {
    return attempts;
  }

  /** How long the hub asks to wait, when that is longer than the client may. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Whether the same may succeed later; not so with an unknown host, or without trust in it. */
  public boolean mayPass() {
    return mayPass;
  }

  /** How long the client may try. */
  public Duration deadline() {
    return deadline;
  }

  private static String advice(int attempts, @Nullable Duration retryAfter) {
    return (attempts == 1 ? "" : ", after " + attempts + " attempts")
        + (retryAfter == null
            ? ""
            : "; it asks to come back after " + retryAfter.toSeconds() + " s");
  }
}
