package io.riskhub.hub.access.network;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out where a request comes from. What a proxy says of it counts only if the proxy is one of
 * ours: anybody else can write what they like.
 */
public final class CallerAddresses {

  private static final IPAddressGenerator GENERATOR = new IPAddressGenerator();

  private final Networks proxies;

  /**
   * @param proxies whose word counts
   */
  public CallerAddresses(Networks proxies) {
    this.proxies = proxies;
  }

  /**
   * The nearest machine that is no proxy of ours.
   *
   * @param peer at the other end of the connection
   * @param forwarded the values of all {@code X-Forwarded-For}, in their order
   * @return empty when one of our proxies names something that is no address
   */
  public Optional<CallerAddress> of(InetAddress peer, List<String> forwarded) {
    IPAddress nearest = Addresses.plain(GENERATOR.from(peer));
    List<String> hops =
        forwarded.stream().flatMap(value -> Arrays.stream(value.split(",", -1))).toList();
    for (String hop : hops.reversed()) {
      if (!proxies.contains(nearest)) {
        break;
      }
      Optional<IPAddress> next = Addresses.machine(hop);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      nearest = next.get();
    }
    return Optional.of(new CallerAddress(nearest));
  }
}
