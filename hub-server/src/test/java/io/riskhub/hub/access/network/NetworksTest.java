package io.riskhub.hub.access.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,10.255.255.255,true",
    "10.0.0.0/8,11.0.0.0,false",
    "10.0.0.0/8,::ffff:10.1.2.3,true",
    "192.0.2.7,192.0.2.7,true",
    "192.0.2.7,192.0.2.8,false",
    "0.0.0.0/0,198.51.100.1,true",
    "0.0.0.0/0,2001:db8::1,false",
    "2001:db8::/32,2001:db8:ffff::1,true",
    "2001:db8::/32,2001:db9::1,false",
    "fe80::/10,fe80::1%1,true",
    "::/0,2001:db8::1,true",
    "::/0,198.51.100.1,false",
    "::1,::1,true",
  })
  void holdTheAddressesOfTheirBlocks(String network, String address, boolean held)
      throws UnknownHostException {
    CallerAddress caller =
        new CallerAddresses(Networks.NONE)
            .of(InetAddress.getByName(address), List.of())
            .orElseThrow();

    assertThat(caller.isAllowedBy(Networks.of(List.of("203.0.113.1", network)))).isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*",
        "10.*",
        "10.0.0.0-255",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/255.0.0.0",
        "10",
        "010.0.0.1",
        "0x0a.0.0.1",
        "localhost",
        "example.com",
        "/8",
        "10.0.0.0/8,11.0.0.0/8",
        "2001:db8::/129",
        "fe80::1%eth0",
        "10.0.0.1:80"
      })
  void takeNothingThatIsNoNetwork(String text) {
    assertThat(Networks.problem(text)).get().asString().contains("is no network such as");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:10.0.0.0/104", "::ffff:10.0.0.1", "::ffff:a00:0/120"})
  void takeNoBlockInWhichNobodyWouldBeFound(String text) {
    assertThat(Networks.problem(text)).get().asString().contains(text, "write the IPv4 network");
  }

  @ParameterizedTest
  @CsvSource({"10.1.2.3/8,10.0.0.0/8", "2001:db8::1/32,2001:db8::/32"})
  void takeNoBlockWithBitsBehindItsPrefix(String text, String meant) {
    assertThat(Networks.problem(text)).get().asString().contains(text, "write " + meant);
  }
}
