package io.riskhub.cli.deadletters.source;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.contract.event.DeadLetter;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.audit.AuditUnavailableException;
import io.riskhub.hub.audit.command.CommandAudit;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.deadletter.DeadLetterTopic;
import io.riskhub.hub.kafka.deadletter.TopicEntry;
import io.riskhub.hub.kafka.scan.Place;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The dead letters in a topic of the control bus. */
public final class TopicLetters implements LetterSource {

  private final KafkaSettings settings;
  private final DeadLetterTopic topic;
  private final CommandAudit audit;

  /**
   * Connects when they are first asked for.
   *
   * @param patience how long to wait for brokers that give nothing
   * @param audit takes replays down
   */
  public TopicLetters(KafkaSettings settings, Duration patience, CommandAudit audit) {
    this.settings = settings;
    this.audit = audit;
    this.topic = guard(() -> DeadLetterTopic.open(settings, Clock.systemUTC(), patience));
  }

  @Override
  public void forEach(Visitor visitor) {
    guard(
        () -> {
          topic.forEach(
              entry -> {
                switch (entry) {
                  case TopicEntry.Letter letter -> visitor.letter(found(letter), actions(letter));
                  case TopicEntry.Unreadable unreadable ->
                      visitor.unreadable(
                          new UnreadableLetter(
                              unreadable.place().toString(),
                              position(unreadable.place()),
                              unreadable.bytes()));
                }
              });
          return true;
        });
  }

  private static FoundLetter found(TopicEntry.Letter entry) {
    DeadLetter letter = entry.letter();
    return new FoundLetter(
        entry.place().toString(),
        position(entry.place()),
        letter.worldId(),
        letter.stage(),
        letter.attempts(),
        letter.error(),
        letter.at(),
        entry.event(),
        letter.truncated(),
        entry.replayedAt());
  }

  private LetterActions actions(TopicEntry.Letter entry) {
    return new LetterActions() {
      @Override
      public Replay replay() {
        return guard(
                () ->
                    audit.run(
                        "replay %s to %s".formatted(entry.place(), settings.topic()),
                        AuditSubject.of(entry.letter().worldId()),
                        () -> topic.replay(entry)))
            .<Replay>map(place -> new Replay.Sent(settings.topic() + " " + place))
            .orElseGet(
                () ->
                    new Replay.Refused(
                        "it is larger than %s takes; raise its max.message.bytes"
                            .formatted(settings.topic())));
      }

      @Override
      public void copyWasReplayed() {
        guard(
            () -> {
              topic.markReplayed(entry);
              return true;
            });
      }
    };
  }

  private static Map<String, Long> position(Place place) {
    Map<String, Long> position = new LinkedHashMap<>();
    position.put("partition", (long) place.partition());
    position.put("offset", place.offset());
    return position;
  }

  private static <T> T guard(Supplier<T> work) {
    try {
      return work.get();
    } catch (BusUnavailableException | AuditUnavailableException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    topic.close();
    audit.close();
  }
}
