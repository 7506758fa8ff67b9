package io.riskhub.hub.kafka.deadletter;

import io.riskhub.contract.event.BuriedEvent;
import io.riskhub.contract.event.DeadLetter;
import io.riskhub.hub.kafka.scan.Place;
import java.time.Instant;
import java.util.Optional;

/** What stands in a dead-letter topic. */
public sealed interface TopicEntry {

  /** Where it lies. */
  Place place();

  /**
   * A letter.
   *
   * @param replayedAt when its event was sent again, if it was
   */
  record Letter(Place place, DeadLetter letter, BuriedEvent event, Optional<Instant> replayedAt)
      implements TopicEntry {}

  /**
   * A message that is no letter that anybody knows how to read.
   *
   * @param bytes its length
   */
  record Unreadable(Place place, int bytes) implements TopicEntry {}
}
