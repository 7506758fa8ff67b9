package io.riskhub.hub.access.network;

/**
 * From where requests may come; an empty list allows every address.
 *
 * @param hub the hub's own routes
 * @param operations health and metrics
 * @param proxies whose word about callers' addresses counts
 */
public record NetworkRules(Networks hub, Networks operations, Networks proxies) {

  /** From anywhere, and proxies are not believed. */
  public static final NetworkRules OPEN =
      new NetworkRules(Networks.NONE, Networks.NONE, Networks.NONE);
}
