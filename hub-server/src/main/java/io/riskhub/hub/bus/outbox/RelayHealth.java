package io.riskhub.hub.bus.outbox;

import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether events leave the outbox, whichever hub publishes them. A hub can take and answer requests
 * while they do not.
 */
final class RelayHealth implements HealthCheck {

  /** A running relay needs less, also right after another hub was lost. */
  private static final Duration SLOW = Duration.ofSeconds(10);

  private final Outbox outbox;
  private final Clock clock;
  private volatile @Nullable String lastFailure;

  RelayHealth(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Says whether it failed before. */
  boolean works() {
    boolean recovered = lastFailure != null;
    lastFailure = null;
    return recovered;
  }

  /** Says whether it did not fail before, or for another reason. */
  boolean failed(String reason) {
    boolean news = !reason.equals(lastFailure);
    lastFailure = reason;
    return news;
  }

  @Override
  public String part() {
    return "relay";
  }

  @Override
  public boolean isEssential() {
    return false;
  }

  @Override
  public Optional<String> problem() {
    try {
      Backlog backlog = outbox.backlog();
      Optional<String> waiting = backlog.oldest().flatMap(oldest -> waiting(backlog, oldest));
      return waiting.isPresent() ? waiting : setAside(backlog);
    } catch (StorageUnavailableException e) {
      return Optional.of("the outbox cannot be read: " + e.getMessage());
    }
  }

  private Optional<String> waiting(Backlog backlog, Instant oldest) {
    Duration age = Duration.between(oldest, clock.instant());
    if (age.compareTo(SLOW) < 0) {
      return Optional.empty();
    }
    String failure = lastFailure;
    return Optional.of(
        "events that wait to be published: %d, the oldest for %d s%s"
            .formatted(backlog.pending(), age.toSeconds(), failure == null ? "" : ": " + failure));
  }

  private static Optional<String> setAside(Backlog backlog) {
    return backlog.setAside() == 0
        ? Optional.empty()
        : Optional.of(
            "events that cannot be published and were set aside: %d; the log and the table outbox say why"
                .formatted(backlog.setAside()));
  }
}
