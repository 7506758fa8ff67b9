package io.riskhub.hub.access.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerAddressesTest {

  private final CallerAddresses addresses =
      new CallerAddresses(Networks.of(List.of("10.0.0.0/8", "fd00::/8")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          192.0.2.1        |                                  | 192.0.2.1
          192.0.2.1        | 198.51.100.1                     | 192.0.2.1
          10.0.0.1         |                                  | 10.0.0.1
          10.0.0.1         | 198.51.100.1                     | 198.51.100.1
          10.0.0.1         | 203.0.113.9, 198.51.100.1        | 198.51.100.1
          10.0.0.1         | 203.0.113.9, 10.2.3.4            | 203.0.113.9
          10.0.0.1         | 203.0.113.9, 10.2.3.4; 10.5.5.5  | 203.0.113.9
          10.0.0.1         | 10.1.1.1, 10.2.2.2               | 10.1.1.1
          10.0.0.1         | 198.51.100.1:4711                | 198.51.100.1
          10.0.0.1         | [2001:db8::1]:4711               | 2001:db8::1
          10.0.0.1         | ::ffff:198.51.100.1              | 198.51.100.1
          ::ffff:10.0.0.1  | 198.51.100.1                     | 198.51.100.1
          fd00::1          | 2001:db8::2                      | 2001:db8::2
          2001:db8::9      | 2001:db8::2                      | 2001:db8::9
          """)
  void onlyOurOwnProxiesAreBelieved(String peer, String forwarded, String expected)
      throws UnknownHostException {
    assertThat(addresses.of(InetAddress.getByName(peer), values(forwarded)))
        .hasToString("Optional[" + expected + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unknown", "_hidden", "198.51.100.1,", "198.51.100", "0x7f.1", "127.1", "*"})
  void anAddressThatCouldMeanAnythingIsNone(String forwarded) throws UnknownHostException {
    assertThat(addresses.of(InetAddress.getByName("10.0.0.1"), values(forwarded))).isEmpty();
  }

  private static List<String> values(String forwarded) {
    return forwarded == null ? List.of() : Arrays.asList(forwarded.split(";"));
  }
}
