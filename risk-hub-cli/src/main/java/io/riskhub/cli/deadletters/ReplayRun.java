package io.riskhub.cli.deadletters;

import io.riskhub.cli.deadletters.DeadLettersReplayCommand.ReplayOptions;
import io.riskhub.cli.deadletters.source.FoundLetter;
import io.riskhub.cli.deadletters.source.LetterActions;
import io.riskhub.cli.deadletters.source.LetterSource;
import io.riskhub.cli.deadletters.source.LetterState;
import io.riskhub.cli.deadletters.source.Replay;
import io.riskhub.cli.deadletters.source.UnreadableLetter;
import java.util.HashMap;
import java.util.Map;

/** Replays letters one after the other, which keeps their order. */
final class ReplayRun implements LetterSource.Visitor {

  private final LetterFilter filter;
  private final ReplayOptions options;
  private final ReplayReport report;

  /** Which events were sent, and from where. */
  private final Map<Sent, String> sent = new HashMap<>();

  private record Sent(String worldId, String digest) {}

  ReplayRun(LetterFilter filter, ReplayOptions options, ReplayReport report) {
    this.filter = filter;
    this.options = options;
    this.report = report;
  }

  @Override
  public void letter(FoundLetter letter, LetterActions actions) {
    if (!filter.matches(letter)) {
      return;
    }
    LetterState state = letter.state(report.now());
    if (isWanted(state)) {
      replay(letter, actions);
    } else {
      report.leftOut(letter, state);
    }
  }

  private boolean isWanted(LetterState state) {
    return switch (state) {
      case WAITING -> true;
      case EXPIRED -> options.includeExpired;
      case REPLAYED -> options.includeReplayed;
      case CUT -> false;
    };
  }

  private void replay(FoundLetter letter, LetterActions actions) {
    Sent event = new Sent(letter.worldId(), letter.event().digest());
    String original = sent.get(event);
    if (original != null) {
      if (!options.dryRun) {
        actions.copyWasReplayed();
      }
      report.copy(letter, original);
      return;
    }
    if (options.dryRun) {
      report.wouldReplay(letter);
    } else {
      switch (actions.replay()) {
        case Replay.Sent to -> report.replayed(letter, to);
        case Replay.Refused refused -> {
          report.refused(letter, refused);
          return;
        }
      }
    }
    sent.put(event, letter.place());
  }

  @Override
  public void unreadable(UnreadableLetter letter) {
    report.unreadable(letter);
  }
}
