package io.riskhub.hub.encrypted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.hub.HubConfig;
import io.riskhub.hub.HubStartException;
import io.riskhub.hub.config.HubConfigs;
import io.riskhub.hub.config.settings.BusSettings;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.config.settings.ServerSettings;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import io.riskhub.tls.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Kafka that wants TLS and a password: those of the file of client properties. */
@Timeout(120)
class EncryptedKafkaTest {

  private static final String PASSWORD = "s3cret-kafka";

  @TempDir private static Path folder;
  private static TestCa ca;
  private static TestKafka kafka;

  @BeforeAll
  static void start() throws IOException {
    ca = TestCa.in(folder, "ca");
    TestCa.Pair pair = ca.issue("kafka");
    Path both =
        Files.writeString(
            folder.resolve("kafka.pem"),
            Files.readString(pair.keyFile()) + Files.readString(pair.certFile()));
    kafka = TestKafka.secured(both, "riskhub", PASSWORD);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private static HubConfig config(Path caFile, String password) throws IOException {
    Path data = Files.createTempDirectory(folder, "hub");
    Path properties =
        Files.writeString(
            data.resolve("kafka.properties"),
            """
            security.protocol=SASL_SSL
            ssl.truststore.type=PEM
            ssl.truststore.location=%s
            sasl.mechanism=PLAIN
            sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
            username="riskhub" password="%s";
            """
                .formatted(caFile, password));
    BusSettings bus =
        new BusSettings(List.of(kafka.securedBrokers()), TestKafka.newTopic(), true, properties);
    return HubConfigs.resolve(
        HubSettings.NONE.with(new ServerSettings("127.0.0.1", 0, null, data, null, true)).with(bus),
        data);
  }

  /** Topics are made by the admin, events go out by the producer and come back to the consumer. */
  @Test
  void carriesEventsOfAHubThatHasItsPasswordAndTrustsItsCa() throws IOException {
    HubConfig config = config(ca.certFile(), PASSWORD);
    assertThat(config.toString()).contains(kafka.securedBrokers());
    try (RunningHub hub = RunningHub.start(config, Clock.systemUTC())) {
      assertThat(hub.caller().push("w", Snapshots.body("w", "v", "2026-01-01", "")).statusCode())
          .isEqualTo(200);

      Await.until(
          Duration.ofSeconds(60),
          () ->
              hub.caller()
                  .get("/risk-hub/worlds/w/signals?version=v")
                  .body()
                  .contains("extended_validation"));
    }
  }

  @Test
  void isNotSpokenToWithoutTrustOrWithAnotherPasswordWhichNobodySees() throws IOException {
    Path other = TestCa.in(folder, "other").certFile();
    for (HubConfig config :
        List.of(config(other, PASSWORD), config(ca.certFile(), "s3cret-of-others"))) {
      assertThatThrownBy(() -> RunningHub.start(config, Clock.systemUTC()))
          .isInstanceOf(HubStartException.class)
          .hasMessageNotContaining("s3cret");
      assertThat(config.bus().orElseThrow().toString()).doesNotContain("s3cret");
    }
  }
}
