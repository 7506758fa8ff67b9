package io.riskhub.contract.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.RefCheck;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.Violation;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import java.util.List;
import java.util.function.Function;

/**
 * The check that every snapshot passes before it is stored: strict JSON, all rules, defaults filled
 * in, hash compared or computed. Stateless and safe for many threads.
 */
public final class SnapshotContract {

  private final ContractLimits limits;
  private final Function<String, RefCheck> refs;
  private final boolean takesExpired;

  /** Takes every blob ref that has the shape of one. */
  public SnapshotContract(ContractLimits limits) {
    this(limits, BlobRef::parse);
  }

  /**
   * Takes the blob refs that {@code refs} takes.
   *
   * @param refs the check of a store: whether a text, whoever sent it, is a ref of its own
   */
  public SnapshotContract(ContractLimits limits, Function<String, RefCheck> refs) {
    this(limits, refs, false);
  }

  private SnapshotContract(
      ContractLimits limits, Function<String, RefCheck> refs, boolean takesExpired) {
    this.limits = limits;
    this.refs = refs;
    this.takesExpired = takesExpired;
  }

  /**
   * The same contract for what was stored before and is put back: it may have expired long since.
   */
  public SnapshotContract takingExpired() {
    return new SnapshotContract(limits, refs, true);
  }

  /**
   * Checks the body of a submission.
   *
   * @param body JSON in UTF-8
   */
  public Verdict check(byte[] body, Submission submission) {
    try {
      return check(StrictJson.parse(body), submission);
    } catch (MalformedJsonException e) {
      return new Verdict.Malformed(e.reason());
    }
  }

  /**
   * Checks a submission that {@link StrictJson} has read.
   *
   * @param root the snapshot; when it is accepted, the contract's defaults are filled into it, but
   *     for its hash
   */
  public Verdict check(JsonNode root, Submission submission) {
    if (!(root instanceof ObjectNode snapshot)) {
      return new Verdict.Invalid(
          List.of(
              new Violation(
                  Violation.WHOLE, "is " + Violations.show(root) + "; send a JSON object")));
    }
    String addressed = submission.worldId();
    JsonNode inBody = snapshot.get("world_id");
    if (addressed != null
        && inBody != null
        && inBody.isTextual()
        && !inBody.textValue().equals(addressed)) {
      return new Verdict.WorldMismatch(addressed, Violations.cut(inBody.textValue()));
    }
    return new SnapshotCheck(snapshot, submission, limits, refs, takesExpired).run();
  }
}
