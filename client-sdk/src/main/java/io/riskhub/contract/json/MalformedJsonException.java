package io.riskhub.contract.json;

/** Text that is not strict JSON. */
public final class MalformedJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  MalformedJsonException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** What was wrong, where and what to do; completes a sentence such as "the body …". */
  public String reason() {
    return reason;
  }
}
