package io.riskhub.hub.access.network;

import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Networks and single addresses, of IPv4 and IPv6.
 *
 * @param blocks each the whole of a network
 */
public record Networks(List<IPAddress> blocks) {

  /** Not one. */
  public static final Networks NONE = new Networks(List.of());

  public Networks {
    blocks = List.copyOf(blocks);
  }

  /**
   * The networks of those texts, such as {@code 10.0.0.0/8}, {@code 2001:db8::/32} and {@code
   * 192.0.2.7}.
   *
   * @throws IllegalArgumentException when {@link #problem} finds fault with one
   */
  public static Networks of(List<String> texts) {
    return new Networks(
        texts.stream()
            .map(
                text ->
                    Addresses.network(text)
                        .orElseThrow(() -> new IllegalArgumentException("no network: " + text)))
            .toList());
  }

  /** Why a text names no network; empty if it does. */
  public static Optional<String> problem(String text) {
    Optional<IPAddress> address = Addresses.network(text);
    if (address.isEmpty()) {
      return Optional.of("\"" + text + "\" is no network such as 10.0.0.0/8 or 2001:db8::/32");
    }
    IPAddress network = address.get();
    if (network.isIPv6() && network.toIPv6().isIPv4Mapped()) {
      // Callers of IPv4 are looked for by their own addresses, and would never be found in it.
      return Optional.of("\"" + text + "\" is IPv4 written as IPv6; write the IPv4 network");
    }
    return network.isPrefixed() && !network.equals(network.toPrefixBlock())
        ? Optional.of(
            "\"%s\" has bits behind its prefix; write %s"
                .formatted(text, network.toPrefixBlock().toCanonicalString()))
        : Optional.empty();
  }

  /** Whether none is named. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  boolean contains(IPAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  @Override
  public String toString() {
    return blocks.stream().map(IPAddress::toCanonicalString).collect(Collectors.joining(", "));
  }
}
