package io.riskhub.hub.kafka.deadletter;

import io.riskhub.contract.event.LetterReplayed;
import io.riskhub.hub.kafka.scan.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which letters of a topic were replayed, by what its messages say of that. */
final class ReplayMarks {

  private final Map<Mark, LetterReplayed> marks = new HashMap<>();

  private record Mark(int partition, String digest) {}

  void add(LetterReplayed replayed) {
    marks.merge(
        new Mark(replayed.partition(), replayed.digest()),
        replayed,
        (one, other) -> one.offset() >= other.offset() ? one : other);
  }

  /** When the event of a letter was sent again, if it was. */
  Optional<Instant> replayedAt(Place place, String digest) {
    return Optional.ofNullable(marks.get(new Mark(place.partition(), digest)))
        .filter(replayed -> place.offset() <= replayed.offset())
        .map(LetterReplayed::at);
  }
}
