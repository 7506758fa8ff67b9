package io.riskhub.client.fault;

import org.jspecify.annotations.Nullable;

/**
 * There is no secure connection to the hub, and another try would not make one: one side does not
 * trust the other's certificate, or they do not both speak TLS.
 */
public final class NotTrustedException extends RiskHubException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String advice;

  /** What is wrong. */
  public enum Reason {
    /** Nobody whom the client trusts vouches for the hub. */
    HUB_UNKNOWN,
    /** The hub's certificate does not hold, or not for its address. */
    HUB_CERTIFICATE,
    /** The hub misses the client's certificate, or does not trust it. */
    CLIENT_CERTIFICATE,
    /** They do not speak the same. */
    PROTOCOL
  }

  /** What is wrong, in words too. */
  public NotTrustedException(Reason reason, String what, String advice, @Nullable Throwable cause) {
    super(what, "; " + advice, cause);
    this.reason = reason;
    this.advice = advice;
  }

  /** What is wrong. */
  public Reason reason() {
    return reason;
  }

  /** What to do about it. */
  public String advice() {
    return advice;
  }
}
