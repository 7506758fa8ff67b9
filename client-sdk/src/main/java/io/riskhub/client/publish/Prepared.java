package io.riskhub.client.publish;

import io.riskhub.contract.Problem;

/** What came of a snapshot's preparation. */
public sealed interface Prepared {

  /** It can be sent: to that world, this text, however often. */
  record Ready(String worldId, String json) implements Prepared {}

  /** The hub would refuse it, so it is not sent. */
  record Refused(Problem problem) implements Prepared {}
}
