package io.riskhub.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.blob.BlobStoreSettings;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderTest {

  private static final URI LOCAL = URI.create("http://127.0.0.1:1/");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8080",
        "/risk-hub",
        "ftp://127.0.0.1",
        "http:///nowhere",
        "http://h?x=1",
        "http://h#x"
      })
  void whatIsNoAddressOfAHubIsRefused(String uri) {
    assertThatThrownBy(() -> RiskHubClient.of(URI.create(uri)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no address of a hub");
  }

  @Test
  void aPasswordInTheAddressIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> RiskHubClient.of(URI.create("http://me:s3cret@h")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aTokenThatCannotBeSentIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> RiskHubClient.of(LOCAL).token("s3 cret\r\nX-Actor: me"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("cret");
  }

  @Test
  void settingsThatCannotBeRightAreRefused() {
    refused(builder -> builder.publishAs("line\nbreak", "live"), "actor");
    refused(builder -> builder.publishAs("gateway", ""), "stage");
    refused(builder -> builder.connectTimeout(Duration.ZERO), "connect time-out");
    refused(builder -> builder.requestTimeout(Duration.ofSeconds(-1)), "request time-out");
    refused(builder -> builder.deadline(Duration.ZERO), "deadline");
    refused(builder -> builder.inlineCovThreshold(-1), "inline threshold");
    refused(builder -> builder.maxAnswerBytes(0), "max answer bytes");
    refused(builder -> builder.maxAttempts(0).build(), "max attempts");
    refused(
        builder ->
            builder
                .blobStore(
                    new BlobStoreSettings.Redis(
                        URI.create("http://no-redis"), "p:", Duration.ofMinutes(1)))
                .build(),
        "redis");
  }

  @Test
  void aClientThatOnlyReadsDoesNotPublish() {
    try (RiskHubClient reader = RiskHubClient.of(LOCAL).build()) {
      assertThatThrownBy(() -> reader.publish("{}"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("publishAs");
    }
  }

  @Test
  void worldsAndVersionsThatCannotBeAreRefusedBeforeAnythingIsSent() {
    try (RiskHubClient client = RiskHubClient.of(LOCAL).build()) {
      assertThatThrownBy(() -> client.latest("a/b"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the world holds \"/\"");
      assertThatThrownBy(() -> client.lookup("w", ".."))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the version is \"..\"");
    }
  }

  private static void refused(Consumer<RiskHubClientBuilder> setting, String name) {
    assertThatThrownBy(() -> setting.accept(RiskHubClient.of(LOCAL)))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).containsIgnoringCase(name));
  }
}
