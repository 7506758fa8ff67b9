package io.riskhub.hub.blobs.watch;

import io.riskhub.hub.health.HealthCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether the blob store could be read when it was last tried. It is not tried for the sake of
 * asking: a probe would have to write, which a hub need not be allowed to.
 */
public final class BlobHealth implements BlobObserver, HealthCheck {

  /** After so long nobody can tell whether it still is so. */
  private static final Duration MEMORY = Duration.ofSeconds(30);

  private final Clock clock;
  private final AtomicReference<@Nullable Instant> failed = new AtomicReference<>();

  public BlobHealth(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void observed(Operation operation, Outcome outcome) {
    if (operation == Operation.RESOLVE) {
      return;
    }
    switch (outcome) {
      case UNAVAILABLE, FULL -> failed.set(clock.instant());
      case OK, GONE, CUT, CHANGED, REFUSED -> failed.set(null);
      case STOPPED, FOREIGN -> {
        // Says nothing of the store.
      }
    }
  }

  @Override
  public String part() {
    return "blobs";
  }

  @Override
  public Optional<String> problem() {
    Instant since = failed.get();
    return since == null || clock.instant().isAfter(since.plus(MEMORY))
        ? Optional.empty()
        : Optional.of(
            "the blob store could not be read at "
                + since
                + "; pushes with refs are answered 503, expand 502");
  }

  /** Everything but refs goes on without blobs. */
  @Override
  public boolean isEssential() {
    return false;
  }
}
