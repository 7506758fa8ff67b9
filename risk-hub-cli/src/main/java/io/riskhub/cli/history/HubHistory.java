package io.riskhub.cli.history;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.ListQuery;
import io.riskhub.client.read.ReadOption;
import io.riskhub.client.read.ReadResult;
import io.riskhub.client.read.SnapshotFilter;
import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.client.read.WorldStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All snapshots of a hub, expired ones included. Whatever keeps it from being complete is an
 * exception.
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
    void visit(StoredSnapshot snapshot) throws IOException;
  }

  /** Every world that the hub knows. */
  public List<String> worlds() {
    return hub.worlds().stream().map(WorldStatus::worldId).toList();
  }

  /** The newest snapshot of a world, expired or not; empty when there is none. */
  public Optional<StoredSnapshot> newest(String world) {
    return found(hub.latest(world, SnapshotFilter.ANY, ReadOption.INCLUDE_EXPIRED));
  }

  /** One version, expired or not; empty when there is none. */
  public Optional<StoredSnapshot> version(String world, String version, ReadOption... more) {
    Set<ReadOption> options = new HashSet<>(List.of(more));
    options.add(ReadOption.INCLUDE_EXPIRED);
    return found(hub.lookup(world, version, options.toArray(ReadOption[]::new)));
  }

  /**
   * Visits the snapshots of {@code world} from the newest to the oldest, each once. Those that are
   * pushed meanwhile may be missed.
   *
   * @return how many there were
   */
  public long forEach(String world, Visitor visitor) throws IOException {
    Instant before = null;
    Set<String> seenAtTheEdge = Set.of();
    int limit = PAGE;
    long count = 0;
    while (true) {
      List<StoredSnapshot> page = page(world, before, limit);
      Set<String> edge = new HashSet<>();
      Instant oldest = null;
      for (StoredSnapshot snapshot : page) {
        if (!snapshot.asOf().equals(oldest)) {
          edge.clear();
          oldest = snapshot.asOf();
        }
        edge.add(snapshot.version());
        if (!seenAtTheEdge.contains(snapshot.version()) || !isJustBefore(snapshot.asOf(), before)) {
          visitor.visit(snapshot);
          count++;
        }
      }
      if (page.size() < limit || oldest == null) {
        return count;
      }
      // A page may end between snapshots with equal as_of: the next one begins with them again.
      Instant next = oldest.plusNanos(1);
      if (next.equals(before)) {
        limit = wider(limit, world, oldest);
      }
      before = next;
      seenAtTheEdge = edge;
    }
  }

  private static boolean isJustBefore(Instant asOf, @Nullable Instant before) {
    return before != null && asOf.plusNanos(1).equals(before);
  }

  private static int wider(int limit, String world, Instant asOf) {
    if (limit == ListQuery.MAX_LIMIT) {
      throw new CommandFailure(
          ExitCode.FAULT,
          "world %s has %,d or more snapshots with the as_of %s; the hub lists no more of them"
              .formatted(world, limit, asOf));
    }
    return Math.min(limit * 2, ListQuery.MAX_LIMIT);
  }

  private List<StoredSnapshot> page(String world, @Nullable Instant before, int limit) {
    ListQuery query = ListQuery.newest(limit).with(ReadOption.INCLUDE_EXPIRED);
    return hub.list(world, before == null ? query : query.before(before));
  }

  private static Optional<StoredSnapshot> found(ReadResult result) {
    return switch (result) {
      case ReadResult.Found found -> Optional.of(found.snapshot());
      case ReadResult.Expired expired -> Optional.of(expired.snapshot());
      case ReadResult.NotFound nothing -> Optional.empty();
    };
  }
}
