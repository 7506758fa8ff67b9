package io.riskhub.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.testkit.Announcements;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TopicReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database is lost, and the control bus still has what was announced. */
class BackfillFromTopicTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OF_EACH = 40;
  private static final List<String> WORLDS = List.of("us-tech", "세계", "a b");

  private final String dsn = PostgresServer.newDatabase();
  private final Tables tables = new Tables(dsn);
  private final KafkaSettings bus =
      new KafkaSettings(List.of(TestKafka.shared()), TestKafka.newTopic(), true, Map.of());

  private List<String> before;

  /** Half of the snapshots were pushed yesterday, and have expired since. */
  @BeforeEach
  void announce() {
    pushThrough(Clock.offset(Clock.systemUTC(), Duration.ofDays(-1)), "old");
    pushThrough(Clock.systemUTC(), "new");
    before = tables.snapshots();
    assertThat(before).hasSize(2 * OF_EACH * WORLDS.size());
  }

  @Test
  void everySnapshotComesBackToTheLastByteAfterTheTableWasDropped() {
    List<String> shape = tables.shape();
    List<String> schemas = tables.schemas();
    tables.execute("drop table risk_snapshots");

    JsonNode dry = json(backfill("--all-worlds", "--dry-run").endedWith(ExitCode.DONE));
    assertThat(dry.path("summary").path("written").asInt()).isEqualTo(before.size());
    assertThat(tables.hasSnapshots()).isFalse();

    CommandRun restored = backfill("--all-worlds").endedWith(ExitCode.DONE);
    assertThat(restored.err()).contains("the table of snapshots is missing, and was made anew");
    assertThat(json(restored).path("summary"))
        .isEqualTo(
            JsonText.read(
                """
                {"written": %d, "announced": 0, "duplicate": 0, "conflict": 0, "skipped": 0}
                """
                    .formatted(before.size())));
    assertThat(tables.snapshots()).isEqualTo(before);
    assertThat(tables.shape()).isEqualTo(shape);
    assertThat(tables.schemas()).isEqualTo(schemas);
    assertThat(tables.outbox()).isEmpty();

    CommandRun again = backfill("--all-worlds").endedWith(ExitCode.DONE);
    assertThat(json(again).path("summary").path("duplicate").asInt()).isEqualTo(before.size());
    assertThat(again.err()).doesNotContain("missing");
    assertThat(tables.snapshots()).isEqualTo(before);
  }

  @Test
  void besideALiveHubWhatIsLostComesBackAndWhatIsThereStays() {
    try (RunningHub hub = RunningHub.onPostgres(dsn, bus)) {
      tables.execute("delete from risk_snapshots where version like 'new-1%'");

      JsonNode report = json(backfill("--all-worlds").endedWith(ExitCode.DONE));

      assertThat(report.path("summary").path("written").asInt()).isEqualTo(11 * WORLDS.size());
      assertThat(tables.snapshots()).isEqualTo(before);
      assertThat(
              hub.caller()
                  .get("/risk-hub/worlds/us-tech/snapshots/lookup?version=new-17")
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void onlyWhatIsAliveIsAnnouncedAgainAndOnlyIfAskedFor() {
    tables.execute("truncate risk_snapshots");

    backfill("--world", "us-tech", "--announce").endedWith(ExitCode.DONE);

    assertThat(tables.outbox())
        .hasSize(OF_EACH)
        .allSatisfy(version -> assertThat(version).startsWith("new-"));
    assertThat(tables.snapshots()).hasSize(2 * OF_EACH);
    try (RunningHub hub = RunningHub.onPostgres(dsn, bus)) {
      assertThat(hub.caller().latest("us-tech").statusCode()).isEqualTo(200);
      Await.until(PATIENCE, () -> tables.outbox().isEmpty());
    }
  }

  @Test
  void whatIsDamagedIsSkippedWithAReason() throws Exception {
    String event = someEvent();
    publish("us-tech", event.substring(0, event.length() / 2));
    publish("us-tech", event.replace("\"a\":1.0", "\"a\":1.0005"));
    publish("us-tech", "{\"specversion\":\"1.0\",\"type\":\"of another kind\"}");
    tables.execute("truncate risk_snapshots");

    CommandRun run = backfill("--all-worlds").endedWith(ExitCode.REFUSED);

    assertThat(json(run).path("summary").path("skipped").asInt()).isEqualTo(2);
    assertThat(json(run).path("problems").findValuesAsText("reason"))
        .satisfiesExactly(
            cut -> assertThat(cut).startsWith("the event is not valid JSON"),
            changed -> assertThat(changed).startsWith("hash is blake3:"));
    assertThat(run.err()).containsPattern("\\d@\\d+ us-tech skipped: the event is not valid JSON");
    assertThat(tables.snapshots()).isEqualTo(before);
  }

  @Test
  void aNamedWorldOfWhichNothingIsThereIsNotFound() {
    CommandRun run =
        backfill("--world", "nowhere", "--world", "us-tech").endedWith(ExitCode.NOT_FOUND);

    assertThat(run.err()).contains("there is nothing of world nowhere in the topic");
    assertThat(json(run).path("worlds").findValuesAsText("world_id"))
        .containsExactly("nowhere", "us-tech");
  }

  @Test
  void withoutATopicOrABrokerItSaysSo() {
    assertThat(
            CommandRun.riskhub("backfill", "--from", "topic", "--all-worlds", "--dsn", dsn)
                .endedWith(ExitCode.USAGE)
                .err())
        .contains("--from topic: needs --brokers");
    assertThat(
            CommandRun.riskhub(
                    "backfill",
                    "--from=topic",
                    "--all-worlds",
                    "--dsn=" + dsn,
                    "--brokers=" + TestKafka.shared(),
                    "--topic=" + TestKafka.newTopic())
                .endedWith(ExitCode.UNAVAILABLE)
                .err())
        .contains("cannot read the events of kafka://", "there is no such topic");
  }

  private void pushThrough(Clock clock, String name) {
    try (RunningHub hub = RunningHub.start(RunningHub.postgres(dsn, Optional.of(bus)), clock)) {
      for (String world : WORLDS) {
        for (int i = 0; i < OF_EACH; i++) {
          String body =
              Snapshots.body(
                  world,
                  name + "-" + i,
                  "2026-01-01T00:00:00.%09d+09:00".formatted(i),
                  "\"memo\":\"é😀\\u0000\",\"n\":%d.50e2".formatted(i));
          assertThat(hub.caller().push(world, body).statusCode()).isEqualTo(200);
        }
      }
      Await.until(PATIENCE, () -> tables.outbox().isEmpty());
    }
  }

  private String someEvent() {
    try (TopicReader reader = TopicReader.of(TestKafka.shared(), bus.topic())) {
      return reader.await(PATIENCE, found -> Announcements.areAtLeast(1, found)).getFirst().value();
    }
  }

  private void publish(String world, String event) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.shared()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(bus.topic(), world, event)).get();
    }
  }

  private CommandRun backfill(String... more) {
    return CommandRun.riskhub(
        Stream.concat(
                Stream.of(
                    "backfill",
                    "--from=topic",
                    "--dsn=" + dsn,
                    "--brokers=" + TestKafka.shared(),
                    "--topic=" + bus.topic(),
                    "-o=json",
                    "-v"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static JsonNode json(CommandRun run) {
    return JsonText.read(run.out());
  }
}
