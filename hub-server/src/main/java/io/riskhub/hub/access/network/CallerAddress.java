package io.riskhub.hub.access.network;

import inet.ipaddr.IPAddress;

/**
 * Where a request comes from.
 *
 * @param address the machine, never behind a proxy of ours
 */
public record CallerAddress(IPAddress address) {

  /** Whether it is in one of those; an empty list allows every address. */
  public boolean isAllowedBy(Networks networks) {
    return networks.isEmpty() || networks.contains(address);
  }

  @Override
  public String toString() {
    return address.toCanonicalString();
  }
}
