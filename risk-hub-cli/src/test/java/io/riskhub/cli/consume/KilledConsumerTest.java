package io.riskhub.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.event.SnapshotUpdated;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TestTopics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consumer that is killed in the middle of its work, and the one that takes over. */
class KilledConsumerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int WORLDS = 10;
  private static final int EVENTS = 600;

  private final String dsn = PostgresServer.newDatabase();
  private final String topic = TestKafka.newTopic();

  @TempDir private Path blobs;

  @BeforeEach
  void createTopics() throws Exception {
    TestTopics.create(
        TestKafka.shared(),
        Stream.of(topic, topic + ".dlq")
            .map(name -> new NewTopic(name, Optional.of(4), Optional.empty()))
            .toArray(NewTopic[]::new));
  }

  @Test
  void theNextOneHandlesAllThatTheKilledOneDidNotAndNothingTwice() throws Exception {
    Map<String, String> stack =
        Map.of(
            "RISKHUB_DSN",
            dsn,
            "RISKHUB_BROKERS",
            TestKafka.shared(),
            "RISKHUB_TOPIC",
            topic,
            "RISKHUB_BLOB_DIR",
            blobs.toString());
    announce();
    try (ConsumerProcess killed = ConsumerProcess.start(stack)) {
      Await.until(PATIENCE, () -> killed.counted("applied") >= 50);
      killed.kill();
    }
    long before = count("select count(*) from handled_events");
    assertThat(before).as("killed in the middle").isBetween(50L, EVENTS - 1L);
    try (ConsumerProcess next = ConsumerProcess.start(stack)) {
      Await.until(
          PATIENCE, () -> next.counted("applied") + next.counted("seen") >= EVENTS - before);
      Await.until(
          PATIENCE, () -> next.caller().get("/metrics").body().contains("risk_hub_consumer_lag{"));

      Await.until(PATIENCE, () -> count("select count(*) from handled_events") == EVENTS);
      // The database may have finished one or the other commit of the killed one after the count.
      assertThat(next.counted("applied")).isBetween(1L, EVENTS - before);
      assertThat(next.counted("dead")).isZero();
      assertThat(next.terminate()).isEqualTo(143);
    }
    assertThat(count("select count(*) from risk_snapshots")).isEqualTo(EVENTS);
    assertThat(count("select count(*) from risk_signals")).isEqualTo(3L * EVENTS);
    assertThat(count("select count(*) from outbox where type = 'risk_signal_updated'"))
        .as("announced signals, each once")
        .isEqualTo(3L * EVENTS);
  }

  private void announce() throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                TestKafka.shared(),
                "enable.idempotence",
                false,
                "max.in.flight.requests.per.connection",
                1),
            new StringSerializer(),
            new StringSerializer())) {
      for (int event = 0; event < EVENTS; event++) {
        String world = "w" + event % WORLDS;
        Snapshot snapshot =
            Snapshots.submitted(
                world, "v" + event, "2026-01-01", "", "gateway", "live", Instant.now());
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    topic,
                    world,
                    SnapshotUpdated.of(UUID.randomUUID(), Instant.now(), snapshot).toJson())));
      }
      producer.flush();
    }
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
  }

  private long count(String sql) {
    try (Connection connection = DriverManager.getConnection(PostgresServer.jdbcUrl(dsn));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
