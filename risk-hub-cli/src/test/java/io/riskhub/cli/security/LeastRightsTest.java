package io.riskhub.cli.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.redis.TestRedis;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.serve.HubProcess;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub with no more rights than docs/security.md gives it. */
class LeastRightsTest {

  private static final Path SECURITY = Path.of("..", "docs", "security.md");

  @TempDir private Path folder;

  @Test
  void areEnoughForAHubThatIsPushedToAskedAndChanged() throws Exception {
    String roles = "least_" + ProcessHandle.current().pid();
    String admin = PostgresServer.newDatabase();
    execute(admin, block("### PostgreSQL", "```sql").replace("riskhub_", roles + "_"));
    String owner = as(admin, roles + "_owner", "owner-password");
    String hubUser = as(admin, roles + "_hub", "hub-password");
    CommandRun.riskhub("doctor", "--fix", "--dsn", owner, "--data-dir", folder.toString())
        .endedWith(ExitCode.DONE);
    try (TestRedis redis = TestRedis.start(block("### Redis", "```").strip());
        HubProcess hub =
            HubProcess.start(
                Map.of(),
                "--dsn",
                hubUser,
                "--data-dir",
                folder.toString(),
                "--redis",
                redis.uri().toString().replace("://", "://riskhub:redis-password@"))) {
      Caller caller = new Caller(hub.baseUri(), Optional.empty());

      useAll(caller);

      // A hub that just started may have been late with its first commit.
      Await.until(
          Duration.ofSeconds(30),
          () -> !caller.get("/health/ready").body().matches("(?s).*(degraded|down).*"));
      useAll(caller);
      assertThat(caller.get("/metrics").body())
          .containsPattern("risk_hub_cache_requests_total\\{[^}]*\"near\"[^}]*} [1-9]");
    }
    assertThat(tryTo(hubUser, "drop table risk_snapshots")).contains("must be owner");
    assertThat(tryTo(hubUser, "create table mine (id int)")).contains("permission denied");
  }

  private static void useAll(Caller caller) {
    String now = Instant.now().toString();
    assertThat(caller.push("w", Snapshots.body("w", now, now, "")).statusCode()).isEqualTo(200);
    assertThat(caller.push("w", Snapshots.body("w", now, now, "")).statusCode()).isEqualTo(200);
    for (int i = 0; i < 5; i++) {
      assertThat(caller.latest("w").statusCode()).isEqualTo(200);
    }
    assertThat(
            caller
                .send(
                    caller
                        .request("/worlds/w/activation")
                        .header("X-Actor", "gateway")
                        .PUT(
                            BodyPublishers.ofString(
                                "{\"strategy_id\":\"s\",\"side\":\"long\",\"active\":true,\"weight\":1}")))
                .statusCode())
        .isEqualTo(200);
    assertThat(caller.get("/worlds/w/activation").statusCode()).isEqualTo(200);
    assertThat(caller.get("/risk-hub/worlds/w/signals").statusCode()).isEqualTo(200);
  }

  /** The first block of that kind below a heading. */
  private static String block(String heading, String fence) throws IOException {
    Matcher block =
        Pattern.compile(Pattern.quote(heading) + ".*?\n" + fence + "\n(.*?)\n```\n", Pattern.DOTALL)
            .matcher(Files.readString(SECURITY));
    assertThat(block.find()).as(heading).isTrue();
    return block.group(1);
  }

  private static String as(String dsn, String user, String password) {
    return dsn.replaceFirst("://[^@]+@", "://" + user + ":" + password + "@");
  }

  private static void execute(String dsn, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(PostgresServer.jdbcUrl(dsn));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String tryTo(String dsn, String sql) {
    try {
      execute(dsn, sql);
      return "it worked";
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
