package io.riskhub.hub.access.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.riskhub.hub.access.Token;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Bounds how often each token is used, by a bucket that holds a second's worth of requests and
 * fills evenly. Each hub counts for itself. Safe for many threads.
 */
public final class TokenRates {

  /** A bucket that was not touched for so long is full, and need not be kept. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final OptionalInt standard;
  private final Cache<Rate, Bucket> buckets = Caffeine.newBuilder().expireAfterAccess(KEPT).build();

  /**
   * @param standard requests a second for tokens without a limit of their own; empty for no limit
   */
  public TokenRates(OptionalInt standard) {
    this.standard = standard;
  }

  /** A token with another limit begins with another bucket. */
  private record Rate(String sha256, int requestsPerSecond) {}

  /**
   * Takes a request of that token out of its bucket.
   *
   * @return empty when there was one; else how long it takes until there is one
   */
  public Optional<Duration> take(Token token) {
    OptionalInt limit =
        token.requestsPerSecond().isPresent() ? token.requestsPerSecond() : standard;
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    ConsumptionProbe probe =
        buckets
            .get(new Rate(token.sha256(), limit.getAsInt()), TokenRates::bucket)
            .tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private static Bucket bucket(Rate rate) {
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(rate.requestsPerSecond())
                .refillGreedy(rate.requestsPerSecond(), Duration.ofSeconds(1))
                .build())
        .build();
  }
}
