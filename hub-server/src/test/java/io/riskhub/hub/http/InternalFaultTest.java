package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Caller;
import io.riskhub.testkit.Reply;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Scrape;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub whose tables were taken away while it runs. */
class InternalFaultTest {

  @TempDir private Path directory;
  private RunningHub hub;
  private Caller caller;

  @BeforeEach
  void start() throws SQLException {
    hub = RunningHub.embedded(directory);
    caller = hub.caller();
    String url = "jdbc:sqlite:" + directory.resolve("riskhub.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("drop table risk_snapshots");
    }
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void aPushIsAnswered500WithARequestIdAndNoMoreAndCountedOnce() {
    Scrape before = Scrape.of(caller);

    Reply reply = Reply.of(caller.push("w", BadPush.valid()));

    assertTellsNothing(reply);
    String answered = Scrape.answered("POST", Refusals.PUSH_ROUTE, 500);
    assertThat(before.awaitGrowth(caller, answered))
        .isEqualTo(Map.of(answered, 1L, Scrape.snapshots("failed", "w", "live"), 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/risk-hub/worlds",
        "/risk-hub/worlds/w/snapshots",
        "/risk-hub/worlds/w/snapshots/latest",
        "/risk-hub/worlds/w/snapshots/lookup?version=v1"
      })
  void aReadIsAnswered500WithARequestIdAndNoMore(String path) {
    assertTellsNothing(Reply.of(caller.get(path)));
  }

  private static void assertTellsNothing(Reply reply) {
    String id = reply.header("X-Request-Id").orElseThrow();
    assertThat(Refusals.detail(reply, 500))
        .isEqualTo("the hub failed; its log tells more under request id " + id);
    assertThat(Refusals.fields(reply)).isEmpty();
    assertThat(reply.toString().toLowerCase(Locale.ROOT))
        .doesNotContain("sql", "risk_snapshots", "exception", "jdbi", "io.riskhub", ".java");
  }
}
