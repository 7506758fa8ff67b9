package io.riskhub.hub.http.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.http.audit.AuditedRequest;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.snapshot.SnapshotService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST …/snapshots/announcements?version=}: publishes the event of a stored snapshot again.
 * Consumers that had it drop it as a duplicate.
 */
public final class AnnouncementRoute implements Handler {

  private static final Logger LOG = LoggerFactory.getLogger(AnnouncementRoute.class);

  private final SnapshotService snapshots;

  public AnnouncementRoute(SnapshotService snapshots) {
    this.snapshots = snapshots;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    String world = parameters.world();
    String actor = parameters.header(PushRoute.ACTOR);
    String version = parameters.version();
    if (version == null) {
      throw ProblemException.parameter("version", "is missing; say which snapshot to announce");
    }
    SnapshotKey key = new SnapshotKey(world, version);
    if (!snapshots.announceAgain(key)) {
      throw new ProblemException(
          Status.NOT_FOUND_404, "world \"%s\" has no version \"%s\"".formatted(world, version));
    }
    AuditedRequest.ended(
        request, Status.ACCEPTED_202.code(), "queued", AuditSubject.of(world, version));
    LOG.info("{} is announced again for {}", key, actor);
    response.status(Status.ACCEPTED_202);
    Answers.json(
        response,
        CanonicalJson.write(
            JsonNodeFactory.instance.objectNode().put("world_id", world).put("version", version)));
  }
}
