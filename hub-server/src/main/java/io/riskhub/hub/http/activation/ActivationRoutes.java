package io.riskhub.hub.http.activation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.contract.Problem;
import io.riskhub.contract.Refusals;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.activation.ActivationContract;
import io.riskhub.contract.activation.ActivationUpdate;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.hub.activation.ActivationService;
import io.riskhub.hub.activation.DerivedSnapshot;
import io.riskhub.hub.activation.state.ActivationEntry;
import io.riskhub.hub.activation.state.ActivationJson;
import io.riskhub.hub.activation.state.ActivationResult;
import io.riskhub.hub.activation.state.ActivationState;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.http.access.WriteGate;
import io.riskhub.hub.http.audit.AuditedRequest;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.http.routes.Answers;
import io.riskhub.hub.http.routes.Bodies;
import io.riskhub.hub.http.routes.Parameters;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET …/worlds/{world}/activation?strategy_id=&side=}: an entry, or without parameters all
 * of a world; and {@code PUT}: makes an entry what the body says.
 */
public final class ActivationRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(ActivationRoutes.class);

  /** There where the change's snapshot is older than the newest. */
  private static final HeaderName LATEST = HeaderNames.create("Risk-Hub-Latest");

  private final ActivationContract contract;
  private final ActivationService activation;
  private final WriteGate gate;
  private final int maxBodyBytes;
  private final Clock clock;

  public ActivationRoutes(
      ActivationContract contract,
      ActivationService activation,
      WriteGate gate,
      int maxBodyBytes,
      Clock clock) {
    this.contract = contract;
    this.activation = activation;
    this.gate = gate;
    this.maxBodyBytes = maxBodyBytes;
    this.clock = clock;
  }

  /** Answers an entry, or a world's. */
  public void read(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    String world = parameters.world();
    String strategy = parameters.text("strategy_id");
    String side = parameters.text("side");
    if ((strategy == null) != (side == null)) {
      throw ProblemException.parameter(
          strategy == null ? "strategy_id" : "side",
          "is missing; send strategy_id and side for an entry, or none of both for all");
    }
    ActivationState state = activation.read(world);
    if (strategy == null || side == null) {
      all(request, response, world, state);
    } else {
      ActivationEntry entry =
          state
              .find(strategy, side)
              .orElseThrow(
                  () ->
                      notFound(
                          "world \"%s\" has no activation of strategy \"%s\", side \"%s\""
                              .formatted(world, strategy, side)));
      if (!Answers.notModified(request, response, EntityTag.header(entry))) {
        answer(response, world, entry);
      }
    }
  }

  private static void all(
      ServerRequest request, ServerResponse response, String world, ActivationState state) {
    if (state.all().isEmpty()) {
      throw notFound("world \"%s\" has no activation".formatted(world));
    }
    String hash = ActivationJson.hash(state);
    if (!Answers.notModified(request, response, '"' + hash + '"')) {
      ObjectNode answer =
          ActivationJson.document(state).put("world_id", world).put("state_hash", hash);
      response.header(HeaderNames.ETAG, '"' + hash + '"');
      Answers.json(response, CanonicalJson.write(answer));
    }
  }

  /** Changes an entry. */
  public void change(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    String world = parameters.world();
    Optional<String> actor = parameters.actor();
    gate.check(request, world, actor, Optional.of(DerivedSnapshot.STAGE));
    Predicate<Optional<ActivationEntry>> precondition =
        EntityTag.matches(request.headers().first(HeaderNames.IF_MATCH).orElse(null))
            .and(EntityTag.absent(request.headers().first(HeaderNames.IF_NONE_MATCH).orElse(null)));
    byte[] body = Bodies.read(request, maxBodyBytes);
    ActivationUpdate update =
        switch (contract.request(body, world, clock.instant())) {
          case ActivationContract.Result.Accepted<ActivationUpdate> accepted -> accepted.value();
          case ActivationContract.Result.Refused<ActivationUpdate> refused ->
              throw refusal(refused.verdict());
        };
    switch (activation.change(world, update, precondition, actor)) {
      case ActivationResult.Changed changed -> {
        audit(request, "changed", world, changed.change().entry());
        LOG.info("{} was set for {}", changed.change().entry().etag(), actor.orElse("a caller"));
        if (changed.change().isDatedBack()) {
          response.header(LATEST, "false");
        }
        answer(response, world, changed.change().entry());
      }
      case ActivationResult.Unchanged unchanged -> {
        audit(request, "unchanged", world, unchanged.entry());
        answer(response, world, unchanged.entry());
      }
      case ActivationResult.Mismatch mismatch -> {
        mismatch
            .present()
            .ifPresent(entry -> response.header(HeaderNames.ETAG, EntityTag.header(entry)));
        throw mismatch(world, update, mismatch.present());
      }
      case ActivationResult.Full full -> throw refusal(full.verdict());
    }
  }

  private static void audit(
      ServerRequest request, String outcome, String world, ActivationEntry entry) {
    AuditedRequest.ended(
        request, Status.OK_200.code(), outcome, AuditSubject.of(world, entry.etag().text()));
  }

  private static void answer(ServerResponse response, String world, ActivationEntry entry) {
    response.header(HeaderNames.ETAG, EntityTag.header(entry));
    Answers.json(response, CanonicalJson.write(ActivationJson.entry(world, entry)));
  }

  private static ProblemException refusal(Verdict verdict) {
    Problem problem = Refusals.problem(verdict);
    return new ProblemException(
        Status.create(problem.status()), problem.detail(), problem.violations());
  }

  private static ProblemException mismatch(
      String world, ActivationUpdate update, Optional<ActivationEntry> present) {
    String which =
        "strategy \"%s\", side \"%s\" of world \"%s\""
            .formatted(update.strategyId(), update.side(), world);
    return new ProblemException(
        Status.PRECONDITION_FAILED_412,
        present
            .map(
                entry ->
                    "%s was made or changed meanwhile and has the etag %s; read it, then decide again"
                        .formatted(which, entry.etag()))
            .orElse(which + " is not there yet; leave out If-Match to make it"));
  }

  private static ProblemException notFound(String detail) {
    return new ProblemException(Status.NOT_FOUND_404, detail);
  }
}
