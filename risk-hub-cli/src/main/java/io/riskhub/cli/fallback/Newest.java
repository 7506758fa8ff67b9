package io.riskhub.cli.fallback;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.Freshness;
import io.riskhub.client.read.ReadOption;
import io.riskhub.client.read.ReadResult;
import io.riskhub.client.read.SnapshotFilter;
import io.riskhub.client.read.StoredSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The newest snapshot of a world, and the one that a producer last sent.
 *
 * @param freshness how old the newest is, by the hub's clock
 * @param snapshot the newest, expired or not
 * @param origin what a fallback is made of: the newest, or what it is a fallback of
 */
record Newest(Freshness freshness, StoredSnapshot snapshot, StoredSnapshot origin) {

  /** Empty when the hub has no such snapshot, expired or not. */
  static Optional<Newest> find(RiskHubClient hub, String world, SnapshotFilter filter) {
    return hub.freshness(world, filter)
        .map(
            freshness -> {
              StoredSnapshot newest = version(hub, world, freshness.version());
              return new Newest(freshness, newest, origin(hub, newest));
            });
  }

  /** Why there is no need of a fallback; empty when there is. */
  Optional<String> objection(Duration staleFrom) {
    if (freshness.expired()) {
      return Optional.empty();
    }
    if (isFallback(snapshot)) {
      return Optional.of(
          "version %s of world %s is a fallback already, in force until %s (%s)"
              .formatted(
                  snapshot.version(),
                  snapshot.worldId(),
                  snapshot.expiresAt(),
                  HumanTime.relative(snapshot.expiresAt(), hubTime())));
    }
    return freshness.lag().compareTo(staleFrom) < 0
        ? Optional.of(
            "version %s of world %s is fresh: its as_of is %s old, and stale from %s"
                .formatted(
                    snapshot.version(),
                    snapshot.worldId(),
                    HumanTime.age(freshness.asOf(), hubTime()),
                    HumanTime.span(staleFrom)))
        : Optional.empty();
  }

  private Instant hubTime() {
    return freshness.asOf().plus(freshness.lag());
  }

  /** A fallback of a fallback would raise twice what was raised already. */
  private static StoredSnapshot origin(RiskHubClient hub, StoredSnapshot newest) {
    StoredSnapshot origin = newest;
    Set<String> seen = new HashSet<>();
    while (isFallback(origin) && seen.add(origin.version())) {
      String source = origin.tree().path("provenance").path("source_version").asText();
      if (source.isEmpty()) {
        break;
      }
      origin = version(hub, newest.worldId(), source);
    }
    if (isFallback(origin)) {
      throw new CommandFailure(
          ExitCode.REFUSED,
          "version %s of world %s is a fallback that names no source: its figures are raised already"
              .formatted(origin.version(), origin.worldId()));
    }
    return origin;
  }

  private static boolean isFallback(StoredSnapshot snapshot) {
    return "fallback".equals(snapshot.tree().path("provenance").path("reason").asText());
  }

  private static StoredSnapshot version(RiskHubClient hub, String world, String version) {
    if (hub.lookup(world, version, ReadOption.INCLUDE_EXPIRED) instanceof ReadResult.Found found) {
      return found.snapshot();
    }
    throw new CommandFailure(
        ExitCode.NOT_FOUND,
        "the hub no longer has version %s of world %s, which a fallback would be made of"
            .formatted(version, world));
  }
}
