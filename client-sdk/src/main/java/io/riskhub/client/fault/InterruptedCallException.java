package io.riskhub.client.fault;

/**
 * The thread was interrupted while it waited for the hub; it still is. What was under way may have
 * reached the hub or not.
 */
public final class InterruptedCallException extends RiskHubException {

  private static final long serialVersionUID = 1L;

  public InterruptedCallException(String what, InterruptedException cause) {
    super(what, "", cause);
  }
}
