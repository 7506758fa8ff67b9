package io.riskhub.hub.http.routes;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.hub.blobs.Expander;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.http.sending.StreamedJson;
import io.riskhub.hub.snapshot.ReadResult;
import io.riskhub.hub.snapshot.SnapshotQuery;
import io.riskhub.hub.snapshot.SnapshotService;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** The questions for snapshots. */
public final class ReadRoutes {

  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 1_000;

  /** All blobs of a list are read before its answer begins. */
  private static final int MAX_LIMIT_EXPANDED = 100;

  private final SnapshotService snapshots;
  private final ExpandedAnswers expanded;
  private final SnapshotList lists;
  private final Clock clock;

  public ReadRoutes(
      SnapshotService snapshots, Expander expander, StreamedJson streams, Clock clock) {
    this.snapshots = snapshots;
    this.expanded = new ExpandedAnswers(expander, snapshots, streams);
    this.lists = new SnapshotList(streams);
    this.clock = clock;
  }

  /** {@code GET …/snapshots/latest}. */
  public void latest(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    String world = parameters.world();
    boolean expand = parameters.flag("expand");
    ReadResult result =
        snapshots.latest(world, parameters.filter("stage"), parameters.filter("actor"));
    answer(request, response, expand, result, "world \"" + world + "\" has no such snapshot");
  }

  /** {@code GET …/snapshots/lookup}. */
  public void lookup(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    String world = parameters.world();
    String version = parameters.version();
    Instant asOf = parameters.instant("as_of");
    boolean includeExpired = parameters.flag("include_expired");
    boolean expand = parameters.flag("expand");
    if (version != null && asOf == null) {
      answer(
          request,
          response,
          expand,
          snapshots.lookup(new SnapshotKey(world, version), includeExpired),
          "world \"%s\" has no version \"%s\"".formatted(world, version));
    } else if (version == null && asOf != null) {
      answer(
          request,
          response,
          expand,
          snapshots.lookup(world, asOf, includeExpired),
          "world \"%s\" has no snapshot with an as_of at or before %s".formatted(world, asOf));
    } else {
      throw ProblemException.parameter("version", "or as_of must be sent, and not both");
    }
  }

  /** {@code GET …/snapshots}. */
  public void list(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    boolean expand = parameters.flag("expand");
    int maxLimit = expand ? MAX_LIMIT_EXPANDED : MAX_LIMIT;
    SnapshotQuery query =
        SnapshotQuery.newest(parameters.world())
            .filtered(parameters.filter("stage"), parameters.filter("actor"))
            .asOfBefore(parameters.instant("before"))
            .limit(parameters.number("limit", 1, maxLimit, DEFAULT_LIMIT));
    Iterator<List<Snapshot>> pages = snapshots.pages(query, parameters.flag("include_expired"));
    if (expand) {
      expanded.list(response, pages);
    } else {
      lists.send(response, pages);
    }
  }

  /** {@code GET /risk-hub/worlds}. */
  public void worlds(ServerRequest request, ServerResponse response) {
    Answers.json(response, WorldsJson.write(snapshots.worlds(), clock.instant()));
  }

  private void answer(
      ServerRequest request,
      ServerResponse response,
      boolean expand,
      ReadResult result,
      String notFound) {
    switch (result) {
      case ReadResult.Found found -> {
        if (expand && Expander.hasRefs(found.snapshot())) {
          expanded.snapshot(request, response, found.snapshot());
        } else {
          Answers.snapshot(request, response, found.snapshot());
        }
      }
      case ReadResult.Expired expired -> throw expired(expired.snapshot());
      case ReadResult.NotFound none -> throw new ProblemException(Status.NOT_FOUND_404, notFound);
    }
  }

  private static ProblemException expired(Snapshot snapshot) {
    return new ProblemException(
        Status.NOT_FOUND_404,
        "version \"%s\" of world \"%s\" expired at %s; lookup with include_expired=true shows it"
            .formatted(snapshot.key().version(), snapshot.key().worldId(), snapshot.expiresAt()));
  }
}
