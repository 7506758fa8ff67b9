package io.riskhub.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.blob.s3.TestS3;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.KafkaTopics;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile prod on real servers: it starts when all of them are there, and else says why. */
class ProductionTest {

  private static final String TOKEN = "s3cret-token";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Nobody listens there. */
  private static final String NOWHERE = "127.0.0.1:1";

  private final BlobStoreSettings.S3 bucket = TestS3.shared("prod/" + UUID.randomUUID());
  private final String dsn = PostgresServer.newDatabase();
  private final String topic = TestKafka.newTopic();

  @TempDir private Path directory;

  @Test
  void startsWhenAllIsThereAndOnlyDegradesWhenRedisGoesAway() throws Exception {
    KafkaTopics.require(new KafkaSettings(List.of(TestKafka.shared()), topic, true, Map.of()));
    try (TestRedis redis = TestRedis.start();
        HubProcess hub =
            HubProcess.start(
                Map.of("RISKHUB_PROFILE", "prod", "RISKHUB_TOKEN", TOKEN, "RISKHUB_DSN", dsn),
                "--config",
                config(bucket, TestKafka.shared(), redis.uri()))) {
      Caller caller = new Caller(hub.baseUri(), Optional.of(TOKEN));
      Await.until(
          PATIENCE, () -> caller.get("/health/ready").body().contains("\"status\":\"up\"}"));
      redis.suspend();
      try {
        Await.until(PATIENCE, () -> caller.get("/health/ready").body().contains("degraded"));
        assertThat(caller.push("w", Snapshots.body("w", "v", "2026-01-01", "")).statusCode())
            .isEqualTo(200);
      } finally {
        redis.resume();
      }
      assertThat(hub.terminate()).isEqualTo(143);
    }
  }

  @Test
  void withoutSettingsItNamesAllThatItNeeds() {
    CommandRun hub = CommandRun.riskhub("serve", "--profile", "prod");
    hub.endedWith(ExitCode.USAGE);
    assertThat(hub.err())
        .contains("--dsn", "--redis", "--brokers", "--blob-type", "--token-file")
        .hasLineCount(7);

    CommandRun consumer = CommandRun.riskhub("consume", "--profile", "prod");
    consumer.endedWith(ExitCode.USAGE);
    assertThat(consumer.err())
        .contains("--dsn", "--redis", "--brokers", "--blob-type")
        .doesNotContain("--token-file");

    CommandRun backfill =
        CommandRun.riskhub("backfill", "--profile", "prod", "--all-worlds", "--from", "-");
    backfill.endedWith(ExitCode.USAGE);
    assertThat(backfill.err()).contains("--dsn", "--redis").doesNotContain("--brokers");
  }

  @Test
  void aProfileThatDoesNotExistIsWrongUsage() {
    CommandRun run = CommandRun.riskhub("serve", "--profile", "staging");

    run.endedWith(ExitCode.USAGE);
    assertThat(run.err()).contains("'staging' is no profile; write dev or prod");
  }

  @Test
  void everyServerThatIsAwayIsNamedWithinSeconds() throws Exception {
    BlobStoreSettings.S3 away =
        new BlobStoreSettings.S3(
            bucket.bucket(),
            "",
            Optional.of(URI.create("http://" + NOWHERE)),
            Optional.empty(),
            bucket.credentials());
    Instant begun = Instant.now();
    CommandRun run =
        serve(
            config(away, NOWHERE, URI.create("redis://hub:pa55@" + NOWHERE)),
            "postgresql://hub:pa55@" + NOWHERE + "/riskhub");

    run.endedWith(ExitCode.UNAVAILABLE);
    assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENCE);
    assertThat(run.err())
        .contains("cannot open the database postgresql://hub@" + NOWHERE)
        .contains("worldservice.server.dsn (--dsn)")
        .contains("Redis at " + NOWHERE + "/0 does not answer")
        .contains("worldservice.server.redis (--redis)")
        .contains("cannot reach the control bus kafka://" + NOWHERE, "controlbus_brokers")
        .contains("the blob store cannot be read", "risk_hub.blob_store")
        .doesNotContain("pa55", TOKEN);
  }

  @Test
  void missingTopicsAndBucketsAreNamedAndNothingIsBegun() throws Exception {
    BlobStoreSettings.S3 missing =
        new BlobStoreSettings.S3(
            bucket.bucket() + "-missing",
            "",
            bucket.endpoint(),
            Optional.empty(),
            bucket.credentials());
    String config = config(missing, TestKafka.shared(), TestRedis.shared());
    for (CommandRun run :
        List.of(
            serve(config, dsn),
            CommandRun.riskhub("consume", "--profile", "prod", "--config", config, "--dsn", dsn))) {
      run.endedWith(ExitCode.UNAVAILABLE);
      assertThat(run.err())
          .contains("the control bus lacks %s and %s.dlq".formatted(topic, topic))
          .contains("--create --topic " + topic + ".dlq")
          .contains("the blob store cannot be read", missing.bucket(), "check the bucket's name")
          .doesNotContain("Redis at", "cannot open the database");
    }
    assertThat(tables()).isZero();
  }

  private CommandRun serve(String config, String database) {
    return CommandRun.riskhub(
        "serve",
        "--port",
        "0",
        "--profile",
        "prod",
        "--config",
        config,
        "--dsn",
        database,
        "--token",
        TOKEN);
  }

  private String config(BlobStoreSettings.S3 blobs, String brokers, URI redis) throws IOException {
    return Files.writeString(
            directory.resolve("hub.yml"),
            """
            worldservice:
              server: {redis: '%s', controlbus_brokers: ['%s'], controlbus_topic: %s}
            risk_hub:
              blob_store: {type: s3, bucket: %s, prefix: '%s', endpoint: '%s', access_key_id: '%s',
                           secret_access_key: '%s'}
            """
                .formatted(
                    redis,
                    brokers,
                    topic,
                    blobs.bucket(),
                    blobs.prefix(),
                    blobs.endpoint().orElseThrow(),
                    blobs.credentials().orElseThrow().accessKeyId(),
                    blobs.credentials().orElseThrow().secretAccessKey()))
        .toString();
  }

  private int tables() throws SQLException {
    try (Connection connection = DriverManager.getConnection(PostgresServer.jdbcUrl(dsn));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from information_schema.tables where table_schema = 'public'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
