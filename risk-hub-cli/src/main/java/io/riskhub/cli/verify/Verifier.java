package io.riskhub.cli.verify;

import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.verify.report.VerifyResult;
import io.riskhub.client.RiskHubClient;
import org.jspecify.annotations.Nullable;

/** All that is asked of one snapshot after the other. */
final class Verifier {

  private final @Nullable HubComparison hub;
  private final @Nullable BlobProof blobs;
  private final @Nullable RiskHubClient announcer;

  /**
   * @param hub compares with what the hub has, if wanted
   * @param blobs looks behind the refs, if wanted
   * @param announcer has the events of what is in order published again, if wanted
   */
  Verifier(
      @Nullable HubComparison hub, @Nullable BlobProof blobs, @Nullable RiskHubClient announcer) {
    this.hub = hub;
    this.blobs = blobs;
    this.announcer = announcer;
  }

  VerifyResult verify(Subjects.Made made) {
    return switch (made) {
      case Subjects.Made.Unreadable unreadable -> unreadable.result();
      case Subjects.Made.Hashable hashable -> verify(hashable.subject());
    };
  }

  private VerifyResult verify(Subject subject) {
    VerifyResult result = HashCheck.verify(subject);
    if (hub != null) {
      result = hub.compare(subject, result);
    }
    if (blobs != null) {
      result = result.withBlobs(blobs.of(subject.body()));
    }
    return announcer == null ? result : announce(subject, result, announcer);
  }

  /** What is not in order must not be announced. */
  private static VerifyResult announce(
      Subject subject, VerifyResult result, RiskHubClient announcer) {
    boolean inOrder = result.exitCode() == ExitCode.DONE;
    return result.republished(
        inOrder && announcer.announceAgain(subject.worldId(), subject.version()));
  }
}
