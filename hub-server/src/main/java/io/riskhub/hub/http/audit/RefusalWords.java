package io.riskhub.hub.http.audit;

import io.riskhub.contract.Violation;
import io.riskhub.hub.http.problem.ProblemException;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the audit says of a refusal: never what the caller sent as credentials or content. */
final class RefusalWords {

  private RefusalWords() {}

  /** A word for an answer. */
  static String outcome(int status) {
    return switch (status) {
      case 400 -> "malformed";
      case 404 -> "not_found";
      case 409 -> "conflict";
      case 412 -> "mismatch";
      case 413 -> "too_large";
      case 422 -> "invalid";
      case 503 -> "unavailable";
      default -> status >= 500 ? "failed" : "refused";
    };
  }

  /** The names of fields that are wrong, or a sentence of the hub's own. */
  static Optional<String> detail(ProblemException problem) {
    if (!problem.violations().isEmpty()) {
      return Optional.of(
          problem.violations().stream().map(Violation::field).collect(Collectors.joining(", ")));
    }
    return switch (problem.status().code()) {
      // These may repeat what was sent.
      case 400, 413, 422 -> Optional.empty();
      default -> Optional.of(problem.detail());
    };
  }
}
