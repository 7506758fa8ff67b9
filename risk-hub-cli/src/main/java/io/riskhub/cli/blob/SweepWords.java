package io.riskhub.cli.blob;

import io.riskhub.blob.sweep.BlobSweep.Summary;
import io.riskhub.cli.output.HumanSize;
import io.riskhub.cli.output.HumanTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a sweep did, for people: what it removed, and why the rest stays. */
record SweepWords(Summary summary, Duration olderThan, boolean dryRun) {

  String sentence() {
    List<String> parts = new ArrayList<>();
    parts.add(
        "%,d of %,d blobs %sremoved (%s)"
            .formatted(
                summary.deleted(),
                summary.seen(),
                dryRun ? "would be " : "",
                HumanSize.of(summary.deletedBytes())));
    add(parts, summary.named(), "named by snapshots");
    add(parts, summary.young(), "younger than " + HumanTime.precise(olderThan));
    add(parts, summary.ageless(), "of unknown age");
    add(parts, summary.leftovers(), "remains of unfinished puts removed");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add("%,d %s".formatted(count, what));
    }
  }
}
