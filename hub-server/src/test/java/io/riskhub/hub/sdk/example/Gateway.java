package io.riskhub.hub.sdk.example;

// @start region="gateway"
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.client.ClientListener;
import io.riskhub.client.PublishResult;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.draft.PortfolioEvent;
import io.riskhub.client.draft.Position;
import io.riskhub.client.draft.SnapshotBuilder;
import io.riskhub.client.draft.SnapshotDraft;
import io.riskhub.client.fault.RiskHubException;
import io.riskhub.client.read.LatestOrFallback;
import io.riskhub.risk.Covariance;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The part of a trading gateway that tells a hub what it holds, and trades by what a hub says. */
final class Gateway implements AutoCloseable {

  private final String world;
  private final RiskHubClient hub;
  private final Consumer<String> alarm;
  private final Queue<SnapshotDraft> unsent = new ArrayDeque<>();

  Gateway(
      URI address,
      String token,
      String world,
      Path blobs,
      ClientListener metrics,
      Consumer<String> alarm) {
    this.world = world;
    this.alarm = alarm;
    // @start region="client"
    this.hub =
        RiskHubClient.of(address)
            .token(token)
            .publishAs("gateway", "live")
            .blobStore(new BlobStoreSettings.Files(blobs)) // closed with the client
            .deadline(Duration.ofSeconds(20))
            .listener(metrics)
            .build();
    // @end region="client"
  }

  // @start region="events"
  /** After a rebalance: what each strategy was given, and the covariance of all. */
  void rebalanced(Instant at, Map<String, Double> allocations, Covariance covariance) {
    publish(
        SnapshotBuilder.after(world, PortfolioEvent.rebalance(at))
            .allocations(allocations)
            .covariance(covariance)
            .ttl(Duration.ofHours(1))
            .build());
  }

  /** After a fill, which has an id of its own: two may fall on one instant. */
  void filled(Instant at, String fillId, Collection<Position> positions) {
    publish(
        SnapshotBuilder.after(world, PortfolioEvent.fill(at, fillId)).positions(positions).build());
  }

  /** After the positions were compared with the broker's. */
  void synced(Instant at, Collection<Position> positions) {
    publish(
        SnapshotBuilder.after(world, PortfolioEvent.positionSync(at)).positions(positions).build());
  }

  // @end region="events"

  // @start region="limits"
  /** What to trade by: the newest weights, at half the size while they are stale. */
  Map<String, Double> limits() {
    return switch (hub.latestOrFallback(world)) {
      case LatestOrFallback.Fresh fresh -> fresh.snapshot().weights();
      case LatestOrFallback.Conservative stale -> {
        alarm.accept(stale.reason());
        yield halved(stale.source().weights());
      }
      case LatestOrFallback.Nothing nothing -> Map.of();
    };
  }

  // @end region="limits"

  // @start region="publish"
  /** What could not be sent is kept and sent first: publishing the same again does no harm. */
  private synchronized void publish(SnapshotDraft newest) {
    unsent.add(newest);
    try {
      for (SnapshotDraft draft = unsent.peek(); draft != null; draft = unsent.peek()) {
        switch (hub.publish(draft)) {
          case PublishResult.Stored stored -> {}
          case PublishResult.Duplicate known -> {}
          case PublishResult.Refused refused -> alarm.accept(refused.problem().detail());
          case PublishResult.Conflict conflict -> alarm.accept(conflict.problem().detail());
        }
        unsent.remove();
      }
    } catch (RiskHubException e) {
      alarm.accept(unsent.size() + " snapshots wait: " + e.getMessage());
    }
  }

  // @end region="publish"

  private static Map<String, Double> halved(Map<String, Double> weights) {
    Map<String, Double> half = new TreeMap<>(weights);
    half.replaceAll((strategy, weight) -> weight / 2);
    return half;
  }

  @Override
  public void close() {
    hub.close();
  }
}
// @end
