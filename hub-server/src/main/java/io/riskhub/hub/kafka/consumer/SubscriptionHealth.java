package io.riskhub.hub.kafka.consumer;

import io.riskhub.hub.health.HealthCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Whether events come from the topic. Safe for many threads. */
final class SubscriptionHealth {

  private final String source;
  private final Duration silence;
  private final Clock clock;

  private final Map<String, String> unreadable = new ConcurrentSkipListMap<>();
  private volatile Instant lastContact;
  private volatile @Nullable String failure;
  private volatile @Nullable Throwable end;

  /**
   * @param source where events come from, for people
   * @param silence how long the group may not be heard of
   */
  SubscriptionHealth(String source, Duration silence, Clock clock) {
    this.source = source;
    this.silence = silence;
    this.clock = clock;
    this.lastContact = clock.instant();
  }

  /** The loop has asked for messages; it last told its group so long ago that it is there. */
  void polled(Duration sinceHeartbeat) {
    lastContact = clock.instant().minus(sinceHeartbeat);
    if (sinceHeartbeat.compareTo(silence) < 0) {
      failure = null;
    }
  }

  /** Reading failed, and is tried again. */
  void failed(String reason) {
    failure = reason;
  }

  /** A partition stands still. */
  void unreadable(String partition, String reason) {
    unreadable.put(partition, reason);
  }

  /** It is another consumer's, or is tried again. */
  void noLongerUnreadable(String partition) {
    unreadable.remove(partition);
  }

  /** No more events will come, and nobody wanted that. */
  void ended(Throwable fault) {
    end = fault;
  }

  /** Why it ended, if it did and nobody wanted that. */
  Optional<Throwable> end() {
    return Optional.ofNullable(end);
  }

  /** Says of the consumer of events whether it works. */
  HealthCheck check(boolean isEssential) {
    return new HealthCheck() {
      @Override
      public String part() {
        return "consumer";
      }

      @Override
      public Optional<String> problem() {
        return SubscriptionHealth.this.problem();
      }

      @Override
      public boolean isEssential() {
        return isEssential;
      }
    };
  }

  private Optional<String> problem() {
    Throwable fault = end;
    if (fault != null) {
      return Optional.of("it ended for a fault and must be started anew: " + fault);
    }
    Duration silent = Duration.between(lastContact, clock.instant());
    String reason = failure;
    if (silent.compareTo(silence) >= 0 || reason != null) {
      return Optional.of(
          "events wait in %s; the last contact was %d s ago%s"
              .formatted(source, silent.toSeconds(), reason == null ? "" : ": " + reason));
    }
    Map<String, String> standing = new TreeMap<>(unreadable);
    return standing.isEmpty()
        ? Optional.empty()
        : Optional.of("cannot be read and stands still: " + standing);
  }
}
