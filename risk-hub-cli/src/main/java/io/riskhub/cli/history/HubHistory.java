package io.riskhub.cli.history;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.ListQuery;
import io.riskhub.client.read.ReadOption;
import io.riskhub.client.read.WorldStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All snapshots of a hub, expired and damaged ones included. Whatever keeps it from being complete
 * is an exception.
 */
public final class HubHistory {

  /** A snapshot may have a mebibyte; a few of them are in memory at once. */
  private static final int PAGE = 50;

  private final RiskHubClient hub;

  public HubHistory(RiskHubClient hub) {
    this.hub = hub;
  }

  /** Takes one snapshot after the other. */
  @FunctionalInterface
  public interface Visitor {
    void visit(KeptSnapshot snapshot) throws IOException;
  }

  /** Every world that the hub knows. */
  public List<String> worlds() {
    return hub.worlds().stream().map(WorldStatus::worldId).toList();
  }

  /** The newest snapshot of a world, expired or not; empty when there is none. */
  public Optional<KeptSnapshot> newest(String world) {
    return page(world, null, 1).stream().findFirst();
  }

  /** One version, expired or not; empty when there is none. */
  public Optional<KeptSnapshot> version(String world, String version, ReadOption... options) {
    return hub.lookupJson(world, version, options).map(KeptSnapshot::of);
  }

  /**
   * Visits the snapshots of {@code world} from the newest to the oldest, each once. Those that are
   * pushed meanwhile may be missed.
   *
   * @return how many there were
   */
  public long forEach(String world, Visitor visitor) throws IOException {
    Instant before = null;
    Instant edgeAsOf = null;
    Set<String> edge = Set.of();
    int limit = PAGE;
    long count = 0;
    while (true) {
      List<KeptSnapshot> page = page(world, before, limit);
      Set<String> nextEdge = new HashSet<>();
      Instant oldest = edgeAsOf;
      for (KeptSnapshot snapshot : page) {
        // One whose as_of is lost goes with the one before it, which is no older.
        Instant asOf = snapshot.asOf().orElse(oldest);
        if (!Objects.equals(asOf, oldest)) {
          nextEdge.clear();
          oldest = asOf;
        }
        String id = snapshot.version().orElse(snapshot.json());
        nextEdge.add(id);
        if (!edge.contains(id) || !Objects.equals(asOf, edgeAsOf)) {
          visitor.visit(snapshot);
          count++;
        }
      }
      if (page.size() < limit) {
        return count;
      }
      if (Objects.equals(oldest, edgeAsOf)) {
        limit = wider(limit, world, oldest);
      }
      // A page may end between snapshots with equal as_of: the next one begins with them again.
      before = oldest == null ? null : oldest.plusNanos(1);
      edgeAsOf = oldest;
      edge = nextEdge;
    }
  }

  private static int wider(int limit, String world, @Nullable Instant asOf) {
    if (limit == ListQuery.MAX_LIMIT) {
      throw new CommandFailure(
          ExitCode.FAULT,
          "world %s has %,d or more snapshots with %s; the hub lists no more of them"
              .formatted(
                  world, limit, asOf == null ? "an as_of that is lost" : "the as_of " + asOf));
    }
    return Math.min(limit * 2, ListQuery.MAX_LIMIT);
  }

  private List<KeptSnapshot> page(String world, @Nullable Instant before, int limit) {
    ListQuery query = ListQuery.newest(limit).with(ReadOption.INCLUDE_EXPIRED);
    return hub.listJson(world, before == null ? query : query.before(before)).stream()
        .map(KeptSnapshot::of)
        .toList();
  }
}
