package io.riskhub.cli.verify;

import io.riskhub.cli.verify.report.VerifyResult;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** All that is asked of one snapshot after the other. */
final class Verifier {

  private final @Nullable HubComparison hub;
  private final @Nullable BlobProof blobs;

  /**
   * @param hub compares with what the hub has, if wanted
   * @param blobs looks behind the refs, if wanted
   */
  Verifier(@Nullable HubComparison hub, @Nullable BlobProof blobs) {
    this.hub = hub;
    this.blobs = blobs;
  }

  VerifyResult verify(Subjects.Made made) throws IOException {
    return switch (made) {
      case Subjects.Made.Unreadable unreadable -> unreadable.result();
      case Subjects.Made.Hashable hashable -> verify(hashable.subject());
    };
  }

  private VerifyResult verify(Subject subject) throws IOException {
    VerifyResult result = HashCheck.verify(subject);
    if (hub != null) {
      result = hub.compare(subject, result);
    }
    return blobs == null ? result : result.withBlobs(blobs.of(subject.body()));
  }
}
