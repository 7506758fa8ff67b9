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
          "put blobs that are changed, cut or gone back from --source; implies --deep. Only bytes"
              + " with the digest in a blob's ref are put, so a wrong source does no harm")
  private boolean repair;

  @Option(
      names = "--source",
      paramLabel = "PLACE",
      description =
          "where copies of blobs may be, may be repeated: a file, a folder (searched for names with"
              + " the digest), file:///FOLDER, s3://BUCKET/PREFIX, redis://HOST:PORT")
  private List<String> sources = List.of();

  /** Refuses what does not go together. */
  void check(boolean files) {
    if (againstHub && !files) {
      throw new CommandFailure(
          ExitCode.USAGE, "--against-hub compares files with the hub: name some");
    }
    if (repair && sources.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--repair needs --source: a file, a folder, or another store with copies");
    }
    if (!repair && !sources.isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "--source is only for --repair");
    }
  }

  boolean isDeep() {
    return deep || repair;
  }

  boolean isAgainstHub() {
    return againstHub;
  }

  /** What mends {@code store}, if wanted. */
  @Nullable Repair repair(Places places, BlobStore store) {
    return repair ? places.repair(store, sources) : null;
  }
}
