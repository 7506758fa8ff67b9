package io.riskhub.client.fault;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something broke in the hub: 5xx other than "later". Its operators find more in its log. */
public final class HubFaultException extends RiskHubException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String requestId;

  /** The hub's words. */
  public HubFaultException(int status, String detail, @Nullable String requestId) {
    super(detail, requestId == null ? "" : " (request " + requestId + ")", null);
    this.status = status;
    this.requestId = requestId;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Names the call in the hub's log. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }
}
