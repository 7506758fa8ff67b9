package io.riskhub.cli.verify.report;

import io.riskhub.cli.output.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table of what is not as it should be, and the sum; for people. */
final class DifferenceTable implements VerifyReport {

  /** So many rows are gathered before they are printed, for whoever verifies millions. */
  private static final int ROWS = 1_000;

  private static final int HASH_SHOWN = "blake3:".length() + 16;
  private static final String NONE = "-";

  private final PrintWriter out;
  private final List<Row> rows = new ArrayList<>();

  DifferenceTable(PrintWriter out) {
    this.out = out;
  }

  /** One thing that is wrong. */
  private record Row(VerifyResult result, String what, String expected, String found) {
    String where() {
      return result.source() == null ? "hub" : result.source();
    }

    String worldId() {
      return Objects.requireNonNullElse(result.worldId(), NONE);
    }

    String version() {
      return Objects.requireNonNullElse(result.version(), NONE);
    }
  }

  @Override
  public void result(VerifyResult result) {
    switch (result.outcome()) {
      case VERIFIED -> {}
      case NO_HASH, MISMATCH, DIFFERS ->
          add(result, "hash", shortHash(result.expected()), shortHash(result.found()));
      case MISPLACED -> add(result, "snapshot", "this one", "another");
      case INVALID -> add(result, "snapshot", NONE, "against the contract");
      case UNREADABLE -> add(result, "snapshot", NONE, "unreadable");
      case NOT_FOUND -> add(result, "snapshot", "in the hub", "not found");
    }
    Difference difference = result.difference();
    if (difference != null) {
      add(result, difference.field(), difference.expected(), difference.found());
    }
    for (BlobFinding blob : result.blobs()) {
      if (blob.state() != BlobState.VERIFIED) {
        add(result, blob.field(), "verified", blob.state().toString());
      }
    }
    if (rows.size() >= ROWS) {
      print();
    }
  }

  @Override
  public void end(VerifyTally tally) {
    print();
    out.println(tally.sentence());
  }

  private void add(
      VerifyResult result, String what, @Nullable String expected, @Nullable String found) {
    rows.add(
        new Row(
            result,
            what,
            Objects.requireNonNullElse(expected, NONE),
            Objects.requireNonNullElse(found, NONE)));
  }

  private void print() {
    if (!rows.isEmpty()) {
      out.println(
          new Table<Row>()
              .column("where", Row::where)
              .column("world", Row::worldId)
              .column("version", Row::version)
              .column("what", Row::what)
              .column("expected", Row::expected)
              .column("found", Row::found)
              .render(rows));
      rows.clear();
    }
  }

  private static @Nullable String shortHash(@Nullable String hash) {
    return hash == null || hash.length() <= HASH_SHOWN ? hash : hash.substring(0, HASH_SHOWN) + "…";
  }
}
