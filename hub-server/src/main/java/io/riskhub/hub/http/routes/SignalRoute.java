package io.riskhub.hub.http.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.contract.Identifiers;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.signal.SignalJson;
import io.riskhub.hub.signal.SignalService;
import io.riskhub.hub.signal.SnapshotSignals;
import org.jspecify.annotations.Nullable;

/** {@code GET /risk-hub/worlds/{world}/signals}. */
public final class SignalRoute implements Handler {

  private final SignalService signals;

  public SignalRoute(SignalService signals) {
    this.signals = signals;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    String world = parameters.world();
    String version = parameters.text("version");
    if (version != null) {
      Identifiers.violation(version)
          .ifPresent(
              message -> {
                throw ProblemException.parameter("version", message);
              });
    }
    Answers.json(
        response, write(signals.find(world, version).orElseThrow(() -> notFound(world, version))));
  }

  private static ProblemException notFound(String world, @Nullable String version) {
    return new ProblemException(
        Status.NOT_FOUND_404,
        version == null
            ? "world \"" + world + "\" has no snapshot"
            : "world \"%s\" has no version \"%s\"".formatted(world, version));
  }

  private static String write(SnapshotSignals found) {
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("world_id", found.snapshot().key().worldId())
            .put("version", found.snapshot().key().version())
            .put("as_of", found.snapshot().asOf().toString())
            .put("expires_at", found.snapshot().expiresAt().toString());
    ArrayNode signals = answer.putArray("signals");
    found.signals().forEach(signal -> signals.add(SignalJson.of(signal)));
    return CanonicalJson.write(answer);
  }
}
