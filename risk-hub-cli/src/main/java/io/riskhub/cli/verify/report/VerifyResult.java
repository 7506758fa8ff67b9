package io.riskhub.cli.verify.report;

import io.riskhub.cli.output.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one snapshot, in JSON output a line.
 *
 * @param source file and line; null for one that the hub sent
 * @param expected the hash that it should have: its own, or the hub's
 * @param found the hash of its content
 * @param difference where it departs from what the hub has
 * @param blobs what is behind its refs, if that was asked for
 * @param republished whether its event is published again, if that was asked for
 * @param detail a sentence when it could not be verified
 */
public record VerifyResult(
    @Nullable String source,
    @Nullable String worldId,
    @Nullable String version,
    Outcome outcome,
    @Nullable String expected,
    @Nullable String found,
    @Nullable Difference difference,
    List<BlobFinding> blobs,
    @Nullable Boolean republished,
    @Nullable String detail) {

  public VerifyResult {
    blobs = List.copyOf(blobs);
  }

  /** One without a hash, for the reason in {@code detail}. */
  public static VerifyResult without(
      Outcome outcome,
      @Nullable String source,
      @Nullable String worldId,
      @Nullable String version,
      String detail) {
    return new VerifyResult(
        source, worldId, version, outcome, null, null, null, List.of(), null, detail);
  }

  /** The same with what is behind its refs. */
  public VerifyResult withBlobs(List<BlobFinding> found) {
    return new VerifyResult(
        source,
        worldId,
        version,
        outcome,
        expected,
        this.found,
        difference,
        found,
        republished,
        detail);
  }

  /** The same after its event was ordered again, or was not for what is wrong with it. */
  public VerifyResult republished(boolean done) {
    return new VerifyResult(
        source, worldId, version, outcome, expected, found, difference, blobs, done, detail);
  }

  /** That of the worst part of it. */
  public ExitCode exitCode() {
    ExitCode worst = outcome.exitCode();
    for (BlobFinding blob : blobs) {
      worst = worst.worse(blob.state().exitCode());
    }
    return worst;
  }

  /** For a message: where it stands, or which it is. */
  public String place() {
    return source == null ? "world " + worldId + ", version " + version : source;
  }
}
