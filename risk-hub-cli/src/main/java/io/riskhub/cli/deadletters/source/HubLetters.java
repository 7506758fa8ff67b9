package io.riskhub.cli.deadletters.source;

import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.DeadLetterPage;
import io.riskhub.client.read.KeptDeadLetter;
import io.riskhub.client.read.LetterReplay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The dead letters that a hub without a control bus keeps itself. */
public final class HubLetters implements LetterSource {

  private final RiskHubClient hub;
  private final Consumer<String> remarks;

  /**
   * @param hub is closed with this
   * @param remarks hears what people should know
   */
  public HubLetters(RiskHubClient hub, Consumer<String> remarks) {
    this.hub = hub;
    this.remarks = remarks;
  }

  @Override
  public void forEach(Visitor visitor) {
    DeadLetterPage page = hub.deadLetters().after(0);
    page.topic()
        .ifPresent(
            topic ->
                remarks.accept(
                    "this hub has a control bus: its dead letters go to the topic %s; give --brokers to see those"
                        .formatted(topic)));
    // All before the first visit: an event that is replayed and fails again makes a new letter.
    // They
    // hold no events, and the hub keeps some thousands of them.
    List<KeptDeadLetter> letters = new ArrayList<>();
    while (!page.letters().isEmpty()) {
      letters.addAll(page.letters());
      page = hub.deadLetters().after(page.letters().getLast().id());
    }
    letters.forEach(letter -> visitor.letter(found(letter), actions(letter)));
  }

  private static FoundLetter found(KeptDeadLetter letter) {
    return new FoundLetter(
        "#" + letter.id(),
        Map.of("id", letter.id()),
        letter.worldId(),
        letter.stage(),
        letter.attempts(),
        letter.error(),
        letter.at(),
        letter.event(),
        false,
        Optional.empty());
  }

  private LetterActions actions(KeptDeadLetter letter) {
    return new LetterActions() {
      @Override
      public Replay replay() {
        return switch (hub.deadLetters().replay(letter.id())) {
          case LetterReplay.Queued queued -> new Replay.Sent("the hub's outbox");
          case LetterReplay.Refused refused -> new Replay.Refused(refused.reason());
        };
      }

      @Override
      public void copyWasReplayed() {
        // The hub lets go of the copies together with the letter.
      }
    };
  }

  @Override
  public void close() {
    hub.close();
  }
}
