package io.riskhub.client.fault;

import org.jspecify.annotations.Nullable;

/** The hub does not let this caller do that: 401 or 403. */
public final class NotAllowedException extends RiskHubException {

  private static final long serialVersionUID = 1L;

  private static final int UNAUTHORIZED = 401;

  private final int status;

  /** The hub's words. */
  public NotAllowedException(int status, String detail) {
    super(detail, status == UNAUTHORIZED ? "; give the client the hub's token" : "", null);
    this.status = status;
  }

  /** There is no token to be had. */
  public NotAllowedException(String what, @Nullable Throwable cause) {
    super(what, "", cause);
    this.status = UNAUTHORIZED;
  }

  /** 401 when the token is missing or wrong, 403 when it lacks the right. */
  public int status() {
    return status;
  }
}
