package io.riskhub.hub.snapshot.ingest;

import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether pushes are being committed, as far as the last of them tell. Safe for many threads. */
final class WriterHealth {

  /** A transaction that takes longer is trouble. */
  private static final Duration SLOW = Duration.ofSeconds(5);

  /**
   * A failure counts for so long: a hub that gets no pushes because it is not ready would otherwise
   * never hear that it could be. That the store is out of reach is not remembered, since the
   * store's own health tells it, and tells also when it is over.
   */
  private static final Duration MEMORY = Duration.ofSeconds(30);

  private final Clock clock;
  private volatile @Nullable Instant begunAt;
  private volatile @Nullable Failure lastFailure;

  private record Failure(String reason, Instant at) {}

  WriterHealth(Clock clock) {
    this.clock = clock;
  }

  void began() {
    begunAt = clock.instant();
  }

  void committed() {
    begunAt = null;
    lastFailure = null;
  }

  void failed(Throwable reason) {
    begunAt = null;
    boolean isToldElsewhere =
        reason instanceof StorageUnavailableException unavailable && unavailable.isUnreachable();
    lastFailure =
        isToldElsewhere ? null : new Failure(String.valueOf(reason.getMessage()), clock.instant());
  }

  Optional<String> problem() {
    Instant now = clock.instant();
    Instant begun = begunAt;
    if (begun != null && begun.plus(SLOW).isBefore(now)) {
      return Optional.of("a commit has begun at " + begun + " and not ended");
    }
    Failure failure = lastFailure;
    return failure != null && failure.at().plus(MEMORY).isAfter(now)
        ? Optional.of("the last commit failed: " + failure.reason())
        : Optional.empty();
  }
}
