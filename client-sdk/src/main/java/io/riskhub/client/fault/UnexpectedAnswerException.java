package io.riskhub.client.fault;

import org.jspecify.annotations.Nullable;

/** Something answered, but not as a hub does: a wrong address, a proxy, a login page. */
public final class UnexpectedAnswerException extends RiskHubException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status the HTTP status
   * @param what who answered what
   */
  public UnexpectedAnswerException(int status, String what, @Nullable Throwable cause) {
    super(what, "; is the base URI right, or is a proxy in between?", cause);
    this.status = status;
  }

  /** The HTTP status of the answer. */
  public int status() {
    return status;
  }
}
