package io.riskhub.client.http;

import io.riskhub.contract.Problem;
import java.time.Instant;
import java.util.Optional;

/** What a hub can be expected to answer. */
public sealed interface HubAnswer {

  /**
   * 200 or 202.
   *
   * @param body a JSON object
   * @param outcome the hub's word on a push: stored or duplicate
   * @param date when it was answered by the hub's clock, to the second
   */
  record Ok(String body, Optional<String> outcome, Optional<Instant> date) implements HubAnswer {}

  /** 409: the version exists with other content. */
  record Conflict(Problem problem) implements HubAnswer {}

  /** 400, 413, 422 and their like: the hub will never take this request. */
  record Refused(Problem problem) implements HubAnswer {}

  /** 404: nothing there. */
  record NotFound(Problem problem) implements HubAnswer {}
}
