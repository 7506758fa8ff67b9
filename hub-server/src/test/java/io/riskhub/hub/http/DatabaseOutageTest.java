package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.Reply;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Scrape;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TcpForwarder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseOutageTest {

  private static final int PUSHES = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private String dsn;
  private TcpForwarder database;
  private RunningHub hub;
  private Caller caller;

  @BeforeEach
  void start() {
    dsn = PostgresServer.newDatabase();
    database = TcpForwarder.to(dsn);
    hub = RunningHub.onPostgres(database.dsn());
    caller = hub.caller();
  }

  @AfterEach
  void stop() {
    hub.close();
    database.close();
  }

  @Test
  void whileTheDatabaseIsOutOfReachTheHubSaysSoAndRecoversByItself() throws Exception {
    String stored = push("before").body();
    Scrape before = Scrape.of(caller);

    database.cut();

    // More than the pool has connections: first those that it holds fail, then it can make no new.
    try (ExecutorService producers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Reply>> pushes = Collections.nCopies(PUSHES, () -> push("during"));
      for (Future<Reply> answer : producers.invokeAll(pushes)) {
        assertUnavailable(answer.get());
      }
    }
    assertUnavailable(Reply.of(caller.get(Caller.snapshots("w") + "/latest")));
    assertThat(caller.get("/health/live").statusCode()).isEqualTo(200);
    Reply ready = Reply.of(caller.get("/health/ready"));
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.body())
        .contains("\"database\":{\"detail\":\"", "\"status\":\"down\"")
        .doesNotContain("postgres:postgres", "null");
    // By this, and by what is missing, an alert knows that the database is away.
    assertThat(caller.get("/metrics").body())
        .contains("\nrisk_hub_relay_active ")
        .doesNotContain("\nrisk_hub_outbox_pending ", "\nrisk_hub_snapshot_lag_seconds{");
    String answered = Scrape.answered("POST", Refusals.PUSH_ROUTE, 503);
    assertThat(before.awaitGrowth(caller, answered))
        .containsAllEntriesOf(
            Map.of(
                answered, (long) PUSHES, Scrape.snapshots("failed", "w", "live"), (long) PUSHES));

    database.restore();

    await(() -> caller.get("/health/ready").statusCode() == 200);
    assertThat(caller.latest("w").body()).isEqualTo(stored);
    Reply after = push("during");
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.header("Risk-Hub-Outcome")).contains("stored");
  }

  @Test
  void connectionsThatTheDatabaseCutsCostNoRestartAndNoFault() {
    push("before");

    PostgresServer.cutConnections(dsn);

    await(
        () -> {
          int status = push("after").status();
          assertThat(status).isIn(200, 503);
          return status == 200;
        });
  }

  private Reply push(String version) {
    return Reply.of(caller.push("w", Snapshots.body("w", version, "2026-01-01", "")));
  }

  private static void assertUnavailable(Reply reply) {
    assertThat(Refusals.detail(reply, 503))
        .isEqualTo("the hub's storage is not available now; send the same request again");
    assertThat(reply.header("Retry-After")).isPresent();
  }

  /** Asks again and again; what is asked takes its time itself. */
  private static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        fail("not within " + PATIENCE);
      }
      Thread.onSpinWait();
    }
  }
}
