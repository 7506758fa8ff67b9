package io.riskhub.cli.consume;

import io.riskhub.cli.CommandRun;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.event.SnapshotUpdated;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TestTopics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic with its dead letters, and commands that consume it. */
record EventTopic(String name) {

  static EventTopic create() throws Exception {
    String name = TestKafka.newTopic();
    TestTopics.create(
        TestKafka.shared(),
        Stream.of(name, name + ".dlq")
            .map(topic -> new NewTopic(topic, Optional.of(2), Optional.empty()))
            .toArray(NewTopic[]::new));
    return new EventTopic(name);
  }

  /** Announces a snapshot of that world and version, and gives the event. */
  String announce(String world, String version) throws Exception {
    Snapshot snapshot =
        Snapshots.submitted(world, version, "2026-01-01", "", "gateway", "live", Instant.now());
    String event = SnapshotUpdated.of(UUID.randomUUID(), Instant.now(), snapshot).toJson();
    send(world, event);
    return event;
  }

  /** Sends a message about that world, whatever it is. */
  void send(String world, String event) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.shared()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(name, world, event.getBytes(StandardCharsets.UTF_8)))
          .get();
    }
  }

  /** {@code riskhub consume} of one event, with its data in {@code directory}. */
  CommandRun consumeOne(Path directory, String... more) {
    return consume(1, directory, more);
  }

  /** The same of so many events. */
  CommandRun consume(int events, Path directory, String... more) {
    return run(
        "consume",
        Stream.concat(
                Stream.of(
                    "--group=of-" + name, "--max-messages=" + events, "--data-dir=" + directory),
                Stream.of(more))
            .toList());
  }

  /** {@code riskhub dlq list}. */
  CommandRun deadLetters() {
    return run("dlq", List.of("list", "-o", "ndjson"));
  }

  private CommandRun run(String command, List<String> more) {
    return CommandRun.riskhub(
        Stream.of(
                Stream.of(command),
                more.stream(),
                Stream.of("--brokers", TestKafka.shared(), "--topic", name))
            .flatMap(arguments -> arguments)
            .toArray(String[]::new));
  }
}
