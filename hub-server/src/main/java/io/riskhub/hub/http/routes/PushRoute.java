package io.riskhub.hub.http.routes;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.contract.Problem;
import io.riskhub.contract.Refusals;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Verdict;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.http.access.WriteGate;
import io.riskhub.hub.http.audit.AuditedRequest;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.snapshot.PushResult;
import io.riskhub.hub.snapshot.SnapshotMeter;
import io.riskhub.hub.snapshot.SnapshotService;
import io.riskhub.hub.snapshot.StoreResult;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code POST /risk-hub/worlds/{world}/snapshots}. */
public final class PushRoute implements Handler {

  static final HeaderName ACTOR = HeaderNames.create("X-Actor");
  private static final HeaderName STAGE = HeaderNames.create("X-Stage");
  private static final HeaderName OUTCOME = HeaderNames.create("Risk-Hub-Outcome");

  private static final String INVALID = "invalid";

  private final SnapshotService snapshots;
  private final WriteGate gate;
  private final SnapshotMeter meter;
  private final int maxBodyBytes;

  public PushRoute(
      SnapshotService snapshots, WriteGate gate, SnapshotMeter meter, int maxBodyBytes) {
    this.snapshots = snapshots;
    this.gate = gate;
    this.meter = meter;
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    String worldId;
    Submitter submitter;
    byte[] body;
    boolean dryRun;
    try {
      worldId = parameters.pathWorld();
      submitter = new Submitter(parameters.header(ACTOR), parameters.header(STAGE));
      dryRun = parameters.flag("dry_run");
      gate.check(request, worldId, Optional.of(submitter.actor()), Optional.of(submitter.stage()));
      body = Bodies.read(request, maxBodyBytes);
    } catch (ProblemException e) {
      meter.failed(label(parameters::pathWorld), label(() -> parameters.header(STAGE)));
      throw e;
    }
    PushResult result =
        dryRun
            ? snapshots.dryRun(body, worldId, submitter.actor(), submitter.stage())
            : snapshots.push(body, worldId, submitter.actor(), submitter.stage());
    switch (result) {
      case StoreResult.Stored stored -> answer(request, response, "stored", stored.snapshot());
      case StoreResult.Duplicate duplicate ->
          answer(request, response, "duplicate", duplicate.existing());
      case StoreResult.Conflict conflict -> throw conflict(conflict);
      case PushResult.Refused refused -> throw refused(refused.verdict());
    }
  }

  /** What cannot be used is no label either: it may be of any length and number. */
  private static String label(Supplier<String> parameter) {
    try {
      return parameter.get();
    } catch (ProblemException e) {
      return INVALID;
    }
  }

  private record Submitter(String actor, String stage) {}

  private static void answer(
      ServerRequest request, ServerResponse response, String outcome, Snapshot snapshot) {
    AuditedRequest.ended(
        request,
        Status.OK_200.code(),
        outcome,
        AuditSubject.of(
            snapshot.key().worldId(), snapshot.key().version(), snapshot.digest().toString()));
    response.header(OUTCOME, outcome);
    Answers.snapshot(response, snapshot);
  }

  private static ProblemException conflict(StoreResult.Conflict conflict) {
    return new ProblemException(
        Status.CONFLICT_409,
        "version \"%s\" of world \"%s\" is taken by other content (%s; yours is %s); push it under a new version"
            .formatted(
                conflict.refused().key().version(),
                conflict.refused().key().worldId(),
                conflict.existing(),
                conflict.refused().digest()));
  }

  private static ProblemException refused(Verdict verdict) {
    Problem problem = Refusals.problem(verdict);
    return new ProblemException(
        Status.create(problem.status()), problem.detail(), problem.violations());
  }
}
