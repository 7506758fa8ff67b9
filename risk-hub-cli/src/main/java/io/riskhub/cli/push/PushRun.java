package io.riskhub.cli.push;

import io.riskhub.cli.input.Entry;
import io.riskhub.cli.input.SnapshotReader;
import io.riskhub.cli.input.Source;
import io.riskhub.cli.output.Printable;
import io.riskhub.cli.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Pushes whole sources, in their order, until the end or until more would be in vain. */
final class PushRun {

  private final Pusher pusher;
  private final PushReport report;
  private final Progress progress;
  private final PushTally tally = new PushTally();
  private long bytesOfEarlierSources;
  private long bytesRead;

  PushRun(Pusher pusher, PushReport report, Progress progress) {
    this.pusher = pusher;
    this.report = report;
    this.progress = progress;
  }

  /**
   * @param parallel how many snapshots may be under way at once
   */
  PushTally over(List<Source> sources, int parallel) throws Exception {
    try (InOrder<PushResult> underWay = new InOrder<>(parallel, this::take)) {
      for (Source source : sources) {
        push(source, underWay);
      }
      underWay.finish();
    }
    report.end(tally);
    return tally;
  }

  private void push(Source source, InOrder<PushResult> underWay) throws Exception {
    if (tally.isStopped() && source.isStandardInput()) {
      tally.inputLeftUnread();
      return;
    }
    try (SnapshotReader reader = new SnapshotReader(source)) {
      while (!tally.isStopped()) {
        Optional<Entry> entry = reader.next();
        if (entry.isEmpty()) {
          break;
        }
        underWay.start(() -> pusher.push(entry.get()));
        bytesRead = bytesOfEarlierSources + reader.bytesRead();
        underWay.makeRoom();
      }
      if (!tally.isStopped()) {
        bytesOfEarlierSources += reader.bytesRead();
      } else if (source.isStandardInput()) {
        tally.inputLeftUnread();
      } else {
        tally.addNotSent(reader.countRest());
      }
    }
  }

  private void take(PushResult result) throws IOException {
    tally.add(result);
    report.result(result);
    if (result.problem() != null) {
      progress.tell(Printable.lines(result.sentence()));
    }
    progress.advance(bytesRead);
  }
}
