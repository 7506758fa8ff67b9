package io.riskhub.contract;

import java.util.List;
import java.util.stream.Collectors;

/** Puts a verdict other than "accepted" into words, the same wherever it is found. */
public final class Refusals {

  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;

  private Refusals() {}

  /**
   * The problem with a snapshot that is not accepted.
   *
   * @throws IllegalArgumentException when it is accepted
   */
  public static Problem problem(Verdict refused) {
    return switch (refused) {
      case Verdict.Malformed malformed -> badRequest("the body " + malformed.reason(), List.of());
      case Verdict.WorldMismatch mismatch -> {
        Violation violation =
            new Violation(
                "world_id",
                "is \"%s\" in the body but \"%s\" in the path; send the same, or leave it out of the body"
                    .formatted(mismatch.inBody(), mismatch.addressed()));
        yield badRequest(violation.toString(), List.of(violation));
      }
      case Verdict.Invalid invalid -> unprocessable(invalid.violations());
      case Verdict.Expired expired ->
          unprocessable(
              List.of(
                  new Violation(
                      "created_at",
                      "and ttl_sec let the snapshot expire at %s, before it arrived (%s); push it sooner or with a longer ttl_sec"
                          .formatted(expired.expiredAt(), expired.receivedAt()))));
      case Verdict.Accepted accepted ->
          throw new IllegalArgumentException("not refused: " + accepted.snapshot().key());
    };
  }

  private static Problem badRequest(String detail, List<Violation> violations) {
    return new Problem(BAD_REQUEST, "Bad Request", detail, violations, null);
  }

  private static Problem unprocessable(List<Violation> violations) {
    String detail = violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
    return new Problem(UNPROCESSABLE, "Unprocessable Content", detail, violations, null);
  }
}
