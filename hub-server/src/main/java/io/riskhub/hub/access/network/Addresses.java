package io.riskhub.hub.access.network;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads addresses as people and proxies write them, and nothing that could mean two things. */
final class Addresses {

  /** No ranges, no octal or missing parts: what another program reads otherwise is refused. */
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .allowPrefixOnly(false)
          .allowMask(false)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .allowLeadingZeros(false)
          .allowBinary(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowBase85(false)
          .allowBinary(false)
          .getParentBuilder()
          .toParams();

  /** An address; that of IPv4 may have a port, and that of IPv6 one if it stands in brackets. */
  private static final Pattern MACHINE =
      Pattern.compile(
          "(?<address>[^:\\[\\]]+)(:\\d{1,5})?|\\[(?<bracketed>[^\\]]+)](:\\d{1,5})?|(?<six>[^\\[\\]]+)");

  private Addresses() {}

  /** An address or a network of CIDR notation. */
  static Optional<IPAddress> network(String text) {
    return Optional.ofNullable(new IPAddressString(text.strip(), STRICT).getAddress());
  }

  /** The address of one machine, with or without a port. */
  static Optional<IPAddress> machine(String text) {
    Matcher form = MACHINE.matcher(text.strip());
    return form.matches()
        ? Stream.of("address", "bracketed", "six")
            .map(form::group)
            .filter(Objects::nonNull)
            .findFirst()
            .flatMap(Addresses::network)
            .filter(address -> !address.isMultiple() && !address.isPrefixed())
            .map(Addresses::plain)
        : Optional.empty();
  }

  /** An IPv4 address that is written as one of IPv6 is the same machine. */
  static IPAddress plain(IPAddress address) {
    IPAddress withoutZone =
        address.isIPv6() ? address.toIPv6().removeZone() : address.withoutPrefixLength();
    return withoutZone instanceof IPv6Address six && six.isIPv4Mapped()
        ? six.getEmbeddedIPv4Address()
        : withoutZone;
  }
}
