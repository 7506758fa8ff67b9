package io.riskhub.hub.http.problem;

import io.helidon.http.Status;
import io.riskhub.contract.Violation;
import java.util.List;

/** Ends the handling of a request with a problem that is the caller's. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Status status;
  private final transient List<Violation> violations;
  private final String detail;

  public ProblemException(Status status, String detail) {
    this(status, detail, List.of());
  }

  public ProblemException(Status status, String detail, List<Violation> violations) {
    super(detail, null, false, false);
    this.status = status;
    this.detail = detail;
    this.violations = violations;
  }

  /** A query or path parameter, or a header, that cannot be used. */
  public static ProblemException parameter(String name, String message) {
    Violation violation = new Violation(name, message);
    return new ProblemException(Status.BAD_REQUEST_400, violation.toString(), List.of(violation));
  }

  /** Of the answer. */
  public Status status() {
    return status;
  }

  /** For the caller. */
  public String detail() {
    return detail;
  }

  /** For the caller. */
  public List<Violation> violations() {
    return violations;
  }
}
