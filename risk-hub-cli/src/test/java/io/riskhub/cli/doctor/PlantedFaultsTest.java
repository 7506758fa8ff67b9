package io.riskhub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.blob.s3.TestS3;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stack of real servers in which much is wrong. */
class PlantedFaultsTest {

  private static final String WEAK = "pl4nted-token";

  @TempDir private Path folder;

  @Test
  void tenFaultsAtOnceAreAllNamed() throws Exception {
    String topic = TestKafka.newTopic();
    createTopic(topic, 1, Map.of("retention.ms", "60000", "max.message.bytes", "1000"));
    try (TestRedis redis = TestRedis.start("maxmemory 100mb", "maxmemory-policy allkeys-lru");
        TestHub hub = TestHub.startAt(folder.resolve("hub"), Instant.now().minusSeconds(3_600))) {
      redis.set("risk-hub:config", "of somebody else");
      Path config = config(redis, topic);

      Diagnosis diagnosis =
          Diagnosis.of(
              "--config",
              config.toString(),
              "--base-url",
              hub.baseUrl(),
              "--timeout",
              "60s",
              "--partitions",
              "3",
              "--retention",
              "2d");

      assertThat(diagnosis.subjects("fail"))
          .containsExactly(
              "token.strength",
              "secrets.files",
              "secrets.files",
              "redis.eviction",
              "redis.keys",
              "kafka.partitions",
              "kafka.retention",
              "blobs.read",
              "hub.clock",
              "hub.token");
      assertThat(diagnosis.subjects("warn"))
          .containsExactly(
              "database.tables", "kafka.replicas", "kafka.max_message_bytes", "kafka.dlq");
      assertThat(diagnosis.found("database.tables")).contains("V1 ", "V7 ");
      assertThat(diagnosis.found("redis.eviction")).contains("allkeys-lru");
      assertThat(diagnosis.found("redis.keys")).contains("risk-hub:config");
      assertThat(diagnosis.found("kafka.dlq")).contains(topic + ".dlq");
      assertThat(diagnosis.found("blobs.read")).contains("no-such-bucket");
      assertThat(diagnosis.found("hub.clock")).contains("behind");
      assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.UNAVAILABLE.number());
      assertThat(diagnosis.everything())
          .doesNotContain("pl4nted", "test-secret", TestHub.TOKEN, "\tat ");
    }
  }

  /** With the file of the token, and the settings that name it, open to everybody. */
  private Path config(TestRedis redis, String topic) throws IOException {
    BlobStoreSettings.S3 s3 = TestS3.shared("doctor");
    Path token = Files.writeString(folder.resolve("token"), WEAK);
    Path config =
        Files.writeString(
            folder.resolve("hub.yml"),
            """
            worldservice:
              server:
                dsn: %s
                redis: %s
                controlbus_brokers: ['%s']
                controlbus_topic: %s
            risk_hub:
              token_file: token
              blob_store: {type: s3, bucket: no-such-bucket, endpoint: '%s', access_key_id: '%s', secret_access_key: '%s'}
            """
                .formatted(
                    PostgresServer.newDatabase(),
                    redis.uri(),
                    TestKafka.shared(),
                    topic,
                    s3.endpoint().orElseThrow(),
                    s3.credentials().orElseThrow().accessKeyId(),
                    s3.credentials().orElseThrow().secretAccessKey()));
    for (Path file : List.of(token, config)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
    return config;
  }

  @Test
  void whatCanLoseNothingIsMendedAndFoundInOrderAfterwards() throws Exception {
    String topic = TestKafka.newTopic();
    String[] arguments = {
      "--dsn",
      PostgresServer.newDatabase(),
      "--brokers",
      TestKafka.shared(),
      "--topic",
      topic,
      "--data-dir",
      folder.toString(),
      "--timeout",
      "60s",
      "--partitions",
      "3",
      "--replicas",
      "1",
      "--retention",
      "2d"
    };

    Diagnosis before = Diagnosis.of(arguments);
    CommandRun mended =
        CommandRun.riskhub(with(arguments, "doctor", "--fix")).endedWith(ExitCode.DONE);
    Diagnosis after = Diagnosis.of(arguments);

    assertThat(before.subjects("warn"))
        .containsExactly("database.tables", "kafka.topic", "kafka.dlq");
    assertThat(mended.out())
        .contains("did   bring the tables of postgresql://", "did   create the topics " + topic)
        .contains("0 to think about, 0 failed");
    assertThat(after.subjects("fail")).isEmpty();
    assertThat(after.subjects("warn")).isEmpty();
    assertThat(after.subjects("ok"))
        .contains("database.tables", "database.clock", "kafka.topic", "kafka.dlq");
    assertThat(after.found("kafka.partitions")).isEqualTo("3 partitions\n");
    assertThat(after.json().path("repairs")).isEmpty();
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void serversThatHangKeepNothingElseWaiting() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TestRedis redis = TestRedis.start()) {
      String nowhere = "127.0.0.1:" + silent.getLocalPort();
      redis.suspend();
      try {
        Diagnosis diagnosis =
            Diagnosis.of(
                "--timeout",
                "6s",
                "--data-dir",
                folder.toString(),
                "--redis",
                redis.uri().toString(),
                "--dsn",
                "postgresql://hub:pl4nted@" + nowhere + "/riskhub",
                "--brokers",
                nowhere,
                "--blob-type",
                "redis",
                "--blob-redis",
                "redis://hub:pl4nted@" + nowhere,
                "--base-url",
                "http://" + nowhere);

        assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.UNAVAILABLE.number());
        assertThat(diagnosis.subjects("fail"))
            .containsExactly(
                "database.server", "redis.server", "kafka.brokers", "blobs.read", "hub.address");
        assertThat(diagnosis.subjects("ok")).contains("config");
        assertThat(diagnosis.everything()).doesNotContain("pl4nted");
      } finally {
        redis.resume();
      }
    }
  }

  private static String[] with(String[] arguments, String... others) {
    String[] all = new String[arguments.length + others.length];
    System.arraycopy(others, 0, all, 0, others.length);
    System.arraycopy(arguments, 0, all, others.length, arguments.length);
    return all;
  }

  private static void createTopic(String topic, int partitions, Map<String, String> configs)
      throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.shared()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(configs)))
          .all()
          .get();
    }
  }
}
