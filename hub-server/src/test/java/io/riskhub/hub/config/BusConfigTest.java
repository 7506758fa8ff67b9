package io.riskhub.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.hub.config.file.ConfigFile;
import io.riskhub.hub.config.settings.BusSettings;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.kafka.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusConfigTest {

  private static final List<String> BROKERS = List.of("k1:9092", "[::1]:9092");

  @TempDir private Path directory;

  @Test
  void withoutSettingsEventsStayInTheProcess() {
    assertThat(BusConfigs.resolve(HubSettings.NONE)).isEmpty();
  }

  @Test
  void brokersAreEnough() {
    assertThat(resolve(new BusSettings(BROKERS, null, null, null)))
        .isEqualTo(new KafkaSettings(BROKERS, "risk_snapshot_updated", true, Map.of()));
  }

  @Test
  void aFileNamesTheFileOfTheClientsPropertiesWhichAreNotShown() throws IOException {
    Files.writeString(
        directory.resolve("kafka.properties"),
        "security.protocol=SASL_SSL\nsasl.jaas.config=login password\\=\"s3cret\";\n");
    Path file =
        Files.writeString(
            directory.resolve("hub.yml"),
            """
            worldservice:
              server:
                controlbus_brokers: ["k1:9092", "[::1]:9092"]
                controlbus_topic: risk-events
                controlbus_create_topics: false
                controlbus_properties_file: kafka.properties
            """);

    KafkaSettings bus = BusConfigs.resolve(ConfigFile.read(file)).orElseThrow();

    assertThat(bus)
        .isEqualTo(
            new KafkaSettings(
                BROKERS,
                "risk-events",
                false,
                Map.of(
                    "security.protocol",
                    "SASL_SSL",
                    "sasl.jaas.config",
                    "login password=\"s3cret\";")));
    assertThat(bus.toString())
        .isEqualTo("kafka://k1:9092,[::1]:9092/risk-events")
        .doesNotContain("s3cret");
  }

  @Test
  void flagsComeBeforeTheFile() {
    HubSettings flags = HubSettings.NONE.with(new BusSettings(null, "mine", null, null));
    HubSettings file = HubSettings.NONE.with(new BusSettings(BROKERS, "theirs", false, null));

    assertThat(BusConfigs.resolve(flags.over(file)))
        .contains(new KafkaSettings(BROKERS, "mine", false, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"k1", "k1:", ":9092", "kafka://k1:9092", "k1:9092,k2:9092", "k 1:9092"})
  void whatIsNoBrokerIsRefused(String broker) {
    refused(new BusSettings(List.of(broker), null, null, null), "controlbus_brokers (--brokers)");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a b", "주제", "a/b"})
  void whatIsNoTopicIsRefused(String topic) {
    refused(new BusSettings(BROKERS, topic, null, null), "controlbus_topic (--topic)");
  }

  @Test
  void aTopicLeavesRoomForTheSuffixOfTheDlq() {
    assertThat(resolve(new BusSettings(BROKERS, "t".repeat(245), null, null)).deadLetterTopic())
        .hasSize(249);
    refused(new BusSettings(BROKERS, "t".repeat(246), null, null), "245");
  }

  @Test
  void otherSettingsOfTheBusNeedBrokers() {
    refused(
        new BusSettings(null, "events", null, null), "controlbus_brokers (--brokers) is missing");
  }

  @Test
  void propertiesThatTheHubSetsAreRefusedByName() throws IOException {
    Path file = Files.writeString(directory.resolve("kafka.properties"), "acks=1\nclient.rack=a\n");

    refused(new BusSettings(BROKERS, null, null, file), "acks is set by the hub");
    refused(
        new BusSettings(BROKERS, null, null, directory.resolve("none")),
        "controlbus_properties_file");
  }

  private static KafkaSettings resolve(BusSettings settings) {
    return BusConfigs.resolve(HubSettings.NONE.with(settings)).orElseThrow();
  }

  private static void refused(BusSettings settings, String message) {
    assertThatThrownBy(() -> resolve(settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }
}
