package io.riskhub.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HubPathTest {

  @Test
  void segmentsAndValuesArePercentEncodedAsUtf8() {
    HubPath path =
        HubPath.of("worlds", "my world+é", "snapshots")
            .with("version", "a:b&c=d")
            .with("as_of", "2025-01-01T00:00:00+09:00");

    assertThat(path)
        .hasToString(
            "/risk-hub/worlds/my%20world%2B%C3%A9/snapshots"
                + "?version=a%3Ab%26c%3Dd&as_of=2025-01-01T00%3A00%3A00%2B09%3A00");
  }

  @Test
  void whatIsNotGivenIsNotSent() {
    assertThat(HubPath.of("worlds").with("stage", null).with("expand", false))
        .hasToString("/risk-hub/worlds");
    assertThat(HubPath.of("worlds").with("expand", true))
        .hasToString("/risk-hub/worlds?expand=true");
  }
}
