package io.riskhub.hub.http.routes;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.Violation;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.snapshot.PushResult;
import io.riskhub.hub.snapshot.SnapshotMeter;
import io.riskhub.hub.snapshot.SnapshotService;
import io.riskhub.hub.snapshot.StoreResult;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code POST /risk-hub/worlds/{world}/snapshots}. */
public final class PushRoute implements Handler {

  static final HeaderName ACTOR = HeaderNames.create("X-Actor");
  private static final HeaderName STAGE = HeaderNames.create("X-Stage");
  private static final HeaderName OUTCOME = HeaderNames.create("Risk-Hub-Outcome");

  private static final String INVALID = "invalid";

  private final SnapshotService snapshots;
  private final SnapshotMeter meter;
  private final int maxBodyBytes;

  public PushRoute(SnapshotService snapshots, SnapshotMeter meter, int maxBodyBytes) {
    this.snapshots = snapshots;
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
      case StoreResult.Stored stored -> answer(response, "stored", stored.snapshot());
      case StoreResult.Duplicate duplicate -> answer(response, "duplicate", duplicate.existing());
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

  private static void answer(ServerResponse response, String outcome, Snapshot snapshot) {
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
    return switch (verdict) {
      case Verdict.Malformed malformed ->
          new ProblemException(Status.BAD_REQUEST_400, "the body " + malformed.reason());
      case Verdict.WorldMismatch mismatch ->
          ProblemException.parameter(
              "world_id",
              "is \"%s\" in the body but \"%s\" in the path; send the same, or leave it out of the body"
                  .formatted(mismatch.inBody(), mismatch.addressed()));
      case Verdict.Invalid invalid -> unprocessable(invalid.violations());
      case Verdict.Expired expired ->
          unprocessable(
              List.of(
                  new Violation(
                      "created_at",
                      "and ttl_sec let the snapshot expire at %s, before it arrived (%s); push it sooner or with a longer ttl_sec"
                          .formatted(expired.expiredAt(), expired.receivedAt()))));
      case Verdict.Accepted accepted ->
          throw new IllegalStateException("refused, though accepted: " + accepted.snapshot().key());
    };
  }

  private static ProblemException unprocessable(List<Violation> violations) {
    String detail = violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
    return new ProblemException(Status.UNPROCESSABLE_CONTENT_422, detail, violations);
  }
}
