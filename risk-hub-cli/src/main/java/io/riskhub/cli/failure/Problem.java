package io.riskhub.cli.failure;

import io.riskhub.contract.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a call had no success; on the wire and in JSON output an RFC 9457 problem.
 *
 * @param status the HTTP status, or null when there was no answer
 * @param detail a sentence for people
 * @param requestId names the call in the hub's log
 * @param violations the contract's rules that were broken, if it is about that
 */
public record Problem(
    @Nullable Integer status,
    String detail,
    @Nullable String requestId,
    List<Violation> violations) {

  public Problem {
    violations = List.copyOf(violations);
  }

  /** A problem without an answer of the hub. */
  public static Problem of(String detail) {
    return new Problem(null, detail, null, List.of());
  }

  /** The hub's words, or the same of the client that speaks to it. */
  public static Problem of(io.riskhub.contract.Problem told) {
    return new Problem(told.status(), told.detail(), told.requestId(), told.violations());
  }

  /** The detail and every violation, each on a line of its own when there are several. */
  public String sentence() {
    // Only for a fault is there anything to look up in the hub's log.
    boolean fault = status != null && status >= 500 && requestId != null;
    String request = fault ? " (request " + requestId + ")" : "";
    boolean told = violations.stream().allMatch(rule -> detail.contains(rule.message()));
    if (violations.size() <= 1 && told) {
      return detail + request;
    }
    return (told ? violations.size() + " violations of the contract" : detail)
        + request
        + violations.stream().map(rule -> "\n  " + rule).collect(Collectors.joining());
  }
}
