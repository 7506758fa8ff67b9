package io.riskhub.cli.verify;

import io.riskhub.cli.history.HubHistory;
import io.riskhub.cli.history.KeptSnapshot;
import io.riskhub.cli.input.Entry;
import io.riskhub.cli.input.SnapshotReader;
import io.riskhub.cli.input.Source;
import io.riskhub.cli.output.Printable;
import io.riskhub.cli.progress.Progress;
import io.riskhub.cli.verify.report.BlobFinding;
import io.riskhub.cli.verify.report.VerifyReport;
import io.riskhub.cli.verify.report.VerifyResult;
import io.riskhub.cli.verify.report.VerifyTally;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies whole sources, or what a hub has, one snapshot in memory at a time. */
final class VerifyRun {

  private final Verifier verifier;
  private final VerifyReport report;
  private final Progress progress;
  private final VerifyTally tally = new VerifyTally();
  private long bytesRead;

  VerifyRun(Verifier verifier, VerifyReport report, Progress progress) {
    this.verifier = verifier;
    this.report = report;
    this.progress = progress;
  }

  /** Everything in files. */
  void files(List<Source> sources, Subjects subjects) throws IOException {
    long before = 0;
    for (Source source : sources) {
      try (SnapshotReader reader = new SnapshotReader(source)) {
        for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
          bytesRead = before + reader.bytesRead();
          take(subjects.of(entry.get()));
        }
        before += reader.bytesRead();
      }
    }
  }

  /**
   * One that the hub has; says whether there was one.
   *
   * @param version null for any
   */
  boolean one(Optional<KeptSnapshot> snapshot, String world, @Nullable String version)
      throws IOException {
    if (snapshot.isPresent()) {
      take(snapshot.get(), world, version);
    }
    return snapshot.isPresent();
  }

  /** Every snapshot of a world; says whether there was any. */
  boolean all(HubHistory history, String world) throws IOException {
    return history.forEach(world, snapshot -> take(snapshot, world, null)) > 0;
  }

  /** Every snapshot of every world. */
  void everything(HubHistory history) throws IOException {
    for (String world : history.worlds()) {
      all(history, world);
    }
  }

  /** Closes the report. */
  VerifyTally end() throws IOException {
    report.end(tally);
    return tally;
  }

  private void take(KeptSnapshot snapshot, String world, @Nullable String version)
      throws IOException {
    bytesRead += snapshot.json().length();
    take(Subjects.ofHub(snapshot, world, version));
  }

  private void take(Subjects.Made made) throws IOException {
    VerifyResult result = verifier.verify(made);
    tally.add(result);
    report.result(result);
    if (result.detail() != null) {
      progress.tell(Printable.lines(result.detail()));
    }
    for (BlobFinding blob : result.blobs()) {
      if (blob.detail() != null) {
        progress.tell(Printable.lines(result.place() + ": " + blob.detail()));
      }
    }
    if (result.republished() != null) {
      progress.tell(
          Printable.lines(
              result.place()
                  + (result.republished()
                      ? ": its event will be published again"
                      : ": not republished, for it is not in order")));
    }
    progress.advance(bytesRead);
  }
}
