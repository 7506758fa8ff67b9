package io.riskhub.cli.deadletters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.cli.deadletters.source.FoundLetter;
import io.riskhub.cli.deadletters.source.UnreadableLetter;
import java.time.Instant;
import java.util.Map;

/** Dead letters in JSON. */
final class LetterJson {

  private LetterJson() {}

  static ObjectNode of(FoundLetter letter, Instant now) {
    ObjectNode json = which(letter);
    letter.event().expiresAt().ifPresent(expiry -> json.put("expires_at", expiry.toString()));
    letter.replayedAt().ifPresent(instant -> json.put("replayed_at", instant.toString()));
    return json.put("stage", letter.stage())
        .put("state", letter.state(now).toString())
        .put("attempts", letter.attempts())
        .put("error", letter.error())
        .put("given_up_at", letter.at().toString())
        .put("bytes", letter.event().bytes())
        .put("event_digest", letter.event().digest());
  }

  /** Where a letter is, and what it tells of. */
  static ObjectNode which(FoundLetter letter) {
    ObjectNode json = position(letter.position()).put("world_id", letter.worldId());
    letter.event().version().ifPresent(version -> json.put("version", version));
    return json;
  }

  static ObjectNode of(UnreadableLetter letter) {
    return position(letter.position()).put("bytes", letter.bytes());
  }

  private static ObjectNode position(Map<String, Long> position) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    position.forEach(json::put);
    return json;
  }
}
