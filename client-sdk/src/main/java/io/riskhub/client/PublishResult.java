package io.riskhub.client;

import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.contract.Problem;
import io.riskhub.contract.Violation;
import java.util.List;

/** What can be expected to become of a snapshot that is published. */
public sealed interface PublishResult {

  /** It is durable, and every later read finds it. After a dry run: it would be. */
  record Stored(StoredSnapshot snapshot) implements PublishResult {}

  /**
   * The hub has that content already: from an earlier publish, or from a try of this one whose
   * answer was lost. Nothing is left to do.
   *
   * @param snapshot as it was stored then
   */
  record Duplicate(StoredSnapshot snapshot) implements PublishResult {}

  /** It breaks the contract, or is too large, or has expired; the same again will be refused. */
  record Refused(Problem problem) implements PublishResult {

    /** The rules that it breaks; empty when it could not even be read. */
    public List<Violation> violations() {
      return problem.violations();
    }
  }

  /** Its version stands for other content, which stays; publish under a new version. */
  record Conflict(Problem problem) implements PublishResult {}
}
