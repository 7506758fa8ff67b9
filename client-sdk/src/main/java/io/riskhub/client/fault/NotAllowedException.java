package io.riskhub.client.fault;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub does not let this caller do that: 401 or 403. */
public final class NotAllowedException extends RiskHubException {

  private static final long serialVersionUID = 1L;

  private static final int UNAUTHORIZED = 401;

  private final int status;
  private final @Nullable String requestId;

  /** The hub's words. */
  public NotAllowedException(int status, String detail, @Nullable String requestId) {
    super(detail, status == UNAUTHORIZED ? "; give the client the hub's token" : "", null);
    this.status = status;
    this.requestId = requestId;
  }

  /** There is no token to be had. */
  public NotAllowedException(String what, @Nullable Throwable cause) {
    super(what, "", cause);
    this.status = UNAUTHORIZED;
    this.requestId = null;
  }

  /** 401 when the token is missing or wrong, 403 when it lacks the right. */
  public int status() {
    return status;
  }

  /** Names the call in the hub's log. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }
}
