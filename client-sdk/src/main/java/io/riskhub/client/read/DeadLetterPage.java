package io.riskhub.client.read;

import io.riskhub.client.json.HubJson;
import java.util.List;
import java.util.Optional;

/**
 * Some of the dead letters that a hub keeps itself.
 *
 * @param letters in the order of their ids; none when there are no more
 * @param topic where the hub's letters go instead, if it has a control bus
 */
public record DeadLetterPage(List<KeptDeadLetter> letters, Optional<String> topic) {

  public DeadLetterPage {
    letters = List.copyOf(letters);
  }

  /**
   * The page that {@code json} is.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static DeadLetterPage parse(String json) {
    return new DeadLetterPage(
        HubJson.elements(json, "dead_letters").stream().map(KeptDeadLetter::parse).toList(),
        Optional.ofNullable(HubJson.parse(json).path("topic").textValue()));
  }
}
