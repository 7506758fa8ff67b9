package io.riskhub.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.hub.HubAnswer;
import io.riskhub.cli.hub.HubConnection;
import io.riskhub.cli.hub.HubPath;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.contract.IsoInstant;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All snapshots of a hub, expired ones included. Whatever keeps it from being complete is a {@link
 * CommandFailure}.
 */
public final class HubHistory {

  /** A snapshot may have a mebibyte; a few of them are in memory at once. */
  private static final int PAGE = 50;

  private static final int MOST = 1_000;

  private final HubConnection hub;

  public HubHistory(HubConnection hub) {
    this.hub = hub;
  }

  /** Takes one snapshot after the other. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * @param json exactly as the hub sent it
     */
    void visit(String json) throws IOException;
  }

  /** Every world that the hub knows. */
  public List<String> worlds() {
    List<String> worlds = new ArrayList<>();
    for (JsonNode world : list(ask(HubPath.of("worlds")), "worlds")) {
      worlds.add(world.path("world_id").asText());
    }
    return worlds;
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
      List<String> page = page(world, before, limit);
      Set<String> edge = new HashSet<>();
      Instant oldest = null;
      for (String json : page) {
        JsonNode snapshot = JsonText.read(json);
        Instant asOf = asOf(snapshot);
        if (!asOf.equals(oldest)) {
          edge.clear();
          oldest = asOf;
        }
        String version = snapshot.path("version").asText();
        edge.add(version);
        if (!seenAtTheEdge.contains(version) || !isJustBefore(asOf, before)) {
          visitor.visit(json);
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

  /** The newest snapshot of a world, expired or not; empty when there is none. */
  public Optional<String> newest(String world) {
    return page(world, null, 1).stream().findFirst();
  }

  /** One version, expired or not; empty when there is none. */
  public Optional<String> version(String world, String version) {
    HubPath path =
        HubPath.of("worlds", world, "snapshots", "lookup")
            .with("version", version)
            .with("include_expired", true);
    return switch (hub.get(path)) {
      case HubAnswer.Ok ok -> Optional.of(ok.body());
      case HubAnswer.NotFound missing -> Optional.empty();
      case HubAnswer other -> throw other.failure();
    };
  }

  /** Where the hub is, for people. */
  public String baseUrl() {
    return hub.baseUrl();
  }

  private static boolean isJustBefore(Instant asOf, @Nullable Instant before) {
    return before != null && asOf.plusNanos(1).equals(before);
  }

  private static int wider(int limit, String world, Instant asOf) {
    if (limit == MOST) {
      throw new CommandFailure(
          ExitCode.FAULT,
          "world %s has %,d or more snapshots with the as_of %s; the hub lists no more of them"
              .formatted(world, MOST, asOf));
    }
    return Math.min(limit * 2, MOST);
  }

  private List<String> page(String world, @Nullable Instant before, int limit) {
    HubPath path =
        HubPath.of("worlds", world, "snapshots")
            .with("limit", Integer.toString(limit))
            .with("before", before == null ? null : before.toString())
            .with("include_expired", true);
    String answer = ask(path);
    List<String> snapshots = JsonText.elements(answer, "snapshots");
    if (snapshots.isEmpty()) {
      list(answer, "snapshots");
    }
    return snapshots;
  }

  /** An answer without its list must not pass for an empty one. */
  private static JsonNode list(String answer, String field) {
    JsonNode list = JsonText.read(answer).path(field);
    if (!list.isArray()) {
      throw new CommandFailure(
          ExitCode.FAULT, "the answer of the hub has no list of " + field + "; is it a hub?");
    }
    return list;
  }

  private String ask(HubPath path) {
    return switch (hub.get(path)) {
      case HubAnswer.Ok ok -> ok.body();
      case HubAnswer other -> throw other.failure();
    };
  }

  private static Instant asOf(JsonNode snapshot) {
    return IsoInstant.parse(snapshot.path("as_of").asText())
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.FAULT, "the hub sent a snapshot whose as_of is no instant"));
  }
}
