package io.riskhub.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world service of somebody else's tells of its activation, and a hub shows what follows. */
class ConsumeActivationTest {

  private static final String TS = "2026-03-01T11:00:00Z";

  @TempDir private Path directory;

  private final String dsn = PostgresServer.newDatabase();
  private final TestRedis redis = TestRedis.start();
  private EventTopic events;
  private RunningHub hub;

  @BeforeEach
  void start() throws Exception {
    events = EventTopic.create();
    hub =
        RunningHub.start(
            RunningHub.withRedis(RunningHub.postgres(dsn, Optional.empty()), redis.uri()),
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    hub.close();
    redis.close();
  }

  @Test
  void whatItChangesIsThereForAllWithItsSnapshotAndNotAnnouncedOnceMore() throws Exception {
    events.send("w", event("momentum", 3, 7));
    events.send("w", event("momentum", 3, 7));
    events.send("w", event("carry", 1, 8));

    assertThat(consume(3).out()).startsWith("3 handled, 0 retried, 0 to the dead letters");

    JsonNode entry =
        JsonText.read(
            hub.caller()
                .get("/risk-hub/worlds/w/activation?strategy_id=momentum&side=long")
                .body());
    assertThat(entry.path("etag").asText()).isEqualTo("act:w:momentum:long:7");
    assertThat(entry.path("run_id").asText()).isEqualTo("r1");
    assertThat(redis.get("world:w:activation")).contains("act:w:carry:long:8", "\"version\":8");
    JsonNode newest = JsonText.read(hub.caller().latest("w").body());
    assertThat(newest.path("version").asText()).isEqualTo(TS + "-8");
    assertThat(newest.path("weights").toString()).isEqualTo("{\"carry\":0.25,\"momentum\":0.75}");
    assertThat(newest.path("provenance").path("reason").asText()).isEqualTo("activation_update");
    assertThat(
            JsonText.read(hub.caller().get("/risk-hub/worlds/w/snapshots?limit=100").body())
                .path("snapshots"))
        .hasSize(2);
    // Each snapshot is news, what the other service has said is not.
    assertThat(outbox()).containsExactly("risk_snapshot_updated", "risk_snapshot_updated");
  }

  @Test
  void whatBreaksTheContractIsADeadLetterWithTheReasonAndTheNextIsHandled() throws Exception {
    events.send("w", event("momentum", 3, 7).replace("\"active\":true", "\"active\":\"yes\""));
    events.send("w", event("carry", 1, 8));

    assertThat(consume(2).out()).startsWith("2 handled, 0 retried, 1 to the dead letters");

    assertThat(JsonText.read(events.deadLetters().out()).path("error").asText())
        .contains("active is \"yes\"; send true or false");
    assertThat(
            JsonText.read(hub.caller().get("/risk-hub/worlds/w/activation").body())
                .path("state")
                .size())
        .isEqualTo(1);
  }

  private CommandRun consume(int messages) {
    return events
        .consume(messages, directory, "--dsn=" + dsn, "--redis=" + redis.uri())
        .endedWith(ExitCode.DONE);
  }

  /** The types of the events that wait to be published. */
  private List<String> outbox() throws SQLException {
    try (Connection connection = DriverManager.getConnection(PostgresServer.jdbcUrl(dsn));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select type from outbox order by id")) {
      List<String> types = new ArrayList<>();
      while (rows.next()) {
        types.add(rows.getString(1));
      }
      return types;
    }
  }

  private static String event(String strategy, int weight, int number) {
    return """
           {"specversion":"1.0","id":"%1$s-%3$d","type":"activation_updated","source":"worldservice",
            "time":"2026-03-01T11:00:01Z","data":{"world_id":"w","strategy_id":"%1$s","side":"long",
            "active":true,"weight":%2$d,"freeze":false,"drain":false,"effective_mode":"live","run_id":"r1",
            "ts":"%4$s","etag":"act:w:%1$s:long:%3$d","state_hash":"","version":%3$d}}"""
        .formatted(strategy, weight, number, TS);
  }
}
