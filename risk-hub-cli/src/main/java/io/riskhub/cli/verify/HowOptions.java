package io.riskhub.cli.verify;

import io.riskhub.blob.BlobStore;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.verify.repair.Places;
import io.riskhub.cli.verify.repair.Repair;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far the proof goes, and what is done about damage. */
final class HowOptions {

  @Option(names = "--deep", description = "also read and hash every blob that a snapshot names")
  private boolean deep;

  @Option(
      names = "--against-hub",
      description =
          "compare each snapshot of a file with what the hub has under its world and version, and"
              + " show the first field that differs")
  private boolean againstHub;

  @Option(
      names = "--repair",
      description =
          "mend what is wrong: --source puts blobs that are changed, cut or gone back (only bytes"
              + " with the digest in a blob's ref, so a wrong source does no harm); --republish"
              + " orders the event again. Implies --deep")
  private boolean repair;

  @Option(
      names = "--source",
      paramLabel = "PLACE",
      description =
          "where copies of blobs may be, may be repeated: a file, a folder (searched for names with"
              + " the digest), file:///FOLDER, s3://BUCKET/PREFIX, redis://HOST:PORT")
  private List<String> sources = List.of();

  @Option(
      names = "--republish",
      description =
          "with --repair, of one snapshot of the hub: if it is in order, have its event published"
              + " again, for consumers that missed it")
  private boolean republish;

  /** Refuses what does not go together. */
  void check(WhatOptions what) {
    boolean files = what.isFiles();
    if (againstHub && !files) {
      throw new CommandFailure(
          ExitCode.USAGE, "--against-hub compares files with the hub: name some");
    }
    if (repair && sources.isEmpty() && !republish) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--repair needs --source PLACE, where copies of blobs are, or --republish");
    }
    if (!repair && (republish || !sources.isEmpty())) {
      throw new CommandFailure(ExitCode.USAGE, "--source and --republish are for --repair");
    }
    if (republish && !what.isOneOfHub()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--republish is for one snapshot of the hub: --world WORLD, or --world WORLD --version VERSION");
    }
  }

  /** Refuses what is about snapshots. */
  void checkForAudit() {
    if (deep || againstHub || repair || republish || !sources.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--audit goes without --deep, --against-hub and --repair, which are about snapshots");
    }
  }

  boolean isDeep() {
    return deep || repair;
  }

  boolean isRepair() {
    return repair;
  }

  boolean isAgainstHub() {
    return againstHub;
  }

  boolean isRepublish() {
    return republish;
  }

  /** What mends {@code store}, if wanted. */
  @Nullable Repair repair(Places places, BlobStore store) {
    return repair && !sources.isEmpty() ? places.repair(store, sources) : null;
  }
}
