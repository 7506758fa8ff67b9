package io.riskhub.cli.failure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.riskhub.contract.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a call had no success; on the wire and in JSON output an RFC 9457 problem.
 *
 * @param status the HTTP status, or null when there was no answer
 * @param detail a sentence for people
 * @param hint what to do about it, if a command line knows more than the detail says
 * @param requestId names the call in the hub's log
 * @param violations the contract's rules that were broken, if it is about that
 */
public record Problem(
    @Nullable Integer status,
    String detail,
    @Nullable String hint,
    @Nullable String requestId,
    List<Violation> violations) {

  public Problem {
    violations = List.copyOf(violations);
  }

  /** A problem without an answer of the hub. */
  public static Problem of(String detail) {
    return of(detail, null);
  }

  /** The same with what to do about it. */
  public static Problem of(String detail, @Nullable String hint) {
    return new Problem(null, detail, hint, null, List.of());
  }

  /** The hub's words, or the same of the client that speaks to it. */
  public static Problem of(io.riskhub.contract.Problem told) {
    return new Problem(told.status(), told.detail(), null, told.requestId(), told.violations());
  }

  /** The detail and every violation, each on a line of its own when there are several. */
  @JsonIgnore
  public String message() {
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

  /** The message and, on a line of its own, what to do. */
  public String sentence() {
    return message() + (hint == null ? "" : "\n  " + hint);
  }

  /** The same within a larger problem, of which {@code beginning} tells. */
  public Problem after(String beginning, @Nullable String advice) {
    return new Problem(status, beginning + detail, advice, requestId, violations);
  }
}
