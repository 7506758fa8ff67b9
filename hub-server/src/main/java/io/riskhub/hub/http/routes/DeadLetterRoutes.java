package io.riskhub.hub.http.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.contract.event.BuriedEvent;
import io.riskhub.contract.event.DeadLetter;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.bus.deadletter.DeadLetterBox;
import io.riskhub.hub.bus.deadletter.KeptLetter;
import io.riskhub.hub.bus.deadletter.ReplayResult;
import io.riskhub.hub.http.audit.AuditedRequest;
import io.riskhub.hub.http.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /risk-hub/dead-letters?after=&limit=}: the letters that the hub keeps itself; and
 * {@code POST /risk-hub/dead-letters/{id}/replay}: puts the event of one back into the outbox.
 */
public final class DeadLetterRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterRoutes.class);

  /** They are read and parsed whole, and can be large. */
  private static final int DEFAULT_LIMIT = 20;

  private static final int MAX_LIMIT = 100;

  private final DeadLetterBox letters;
  private final Optional<String> topic;

  /**
   * @param topic where the letters of this hub go otherwise
   */
  public DeadLetterRoutes(DeadLetterBox letters, Optional<String> topic) {
    this.letters = letters;
    this.topic = topic;
  }

  /** Answers a page. */
  public void list(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    long after = id("after", Optional.ofNullable(parameters.text("after")).orElse("0"));
    List<KeptLetter> page =
        letters.after(after, parameters.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("dead_letters");
    page.forEach(kept -> list.add(json(kept)));
    topic.ifPresent(name -> answer.put("topic", name));
    Answers.json(response, CanonicalJson.write(answer));
  }

  /** Puts an event back. */
  public void replay(ServerRequest request, ServerResponse response) {
    long id = id("id", letter(request));
    switch (letters.replay(id)) {
      case ReplayResult.Queued queued -> {
        AuditedRequest.ended(
            request,
            Status.ACCEPTED_202.code(),
            "queued",
            new AuditSubject(Optional.empty(), Optional.of("dead letter " + id), Optional.empty()));
        LOG.info("the event of dead letter {} is published again", id);
        response.status(Status.ACCEPTED_202);
        Answers.json(
            response,
            CanonicalJson.write(
                JsonNodeFactory.instance
                    .objectNode()
                    .put("id", id)
                    .put("letters", queued.letters())));
      }
      case ReplayResult.NotFound nothing ->
          throw new ProblemException(
              Status.NOT_FOUND_404,
              "there is no dead letter " + id + ": it was replayed, or is too old");
      case ReplayResult.NoEvent noEvent ->
          throw new ProblemException(
              Status.CONFLICT_409,
              "dead letter %d holds no event of this hub, and cannot be published".formatted(id));
    }
  }

  /** The number of a letter as it stands in …/{id}/replay. */
  public static String letter(ServerRequest request) {
    String path = request.path().path();
    int end = path.lastIndexOf('/');
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  private static long id(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ProblemException.parameter(name, "is \"" + text + "\"; send the number of a letter");
    }
  }

  private static ObjectNode json(KeptLetter kept) {
    DeadLetter letter = kept.letter();
    BuriedEvent event = BuriedEvent.of(letter.event());
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", kept.id())
            .put("world_id", letter.worldId())
            .put("stage", letter.stage())
            .put("attempts", letter.attempts())
            .put("error", letter.error())
            .put("at", letter.at().toString())
            .put("bytes", event.bytes())
            .put("event_digest", event.digest());
    event.version().ifPresent(version -> json.put("version", version));
    event.expiresAt().ifPresent(expiry -> json.put("expires_at", expiry.toString()));
    return json;
  }
}
