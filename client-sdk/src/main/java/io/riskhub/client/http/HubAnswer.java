package io.riskhub.client.http;

import io.riskhub.contract.Problem;
import java.util.Optional;

/** What a hub can be expected to answer. */
public sealed interface HubAnswer {

  /** 200 or 202 with its body, a JSON object, and the hub's word on a push: stored or duplicate. */
  record Ok(String body, Optional<String> outcome) implements HubAnswer {}

  /** 409: the version exists with other content. */
  record Conflict(Problem problem) implements HubAnswer {}

  /** 400, 413, 422 and their like: the hub will never take this request. */
  record Refused(Problem problem) implements HubAnswer {}

  /** 404: nothing there. */
  record NotFound(Problem problem) implements HubAnswer {}
}
