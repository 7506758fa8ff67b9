package io.riskhub.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.redis.TestRedis;
import io.riskhub.blob.s3.TestS3;
import io.riskhub.cli.CommandRun;
import io.riskhub.hub.access.Token;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in settings, headers and URLs, looked for in all that a hub and doctor write. */
class PlantedSecretsTest {

  private static final String SOLE = "pl4nted-sole-0123456789abcdefghij";
  private static final String LISTED = "pl4nted-listed-0123456789abcdefgh";

  @TempDir private Path folder;

  private final List<String> written = new ArrayList<>();

  @Test
  void appearNowhere() throws Exception {
    try (TestRedis redis = TestRedis.start("requirepass pl4nted-redis")) {
      Path config = config(redis);
      try (HubProcess hub = HubProcess.start(Map.of(), "-v", "--config", config.toString())) {
        Caller caller = new Caller(hub.baseUri(), Optional.empty());
        call(caller);
        stop(redis);
        call(caller);
        hub.terminate();
        written.addAll(hub.errors());
      }
      for (String format : List.of("table", "json")) {
        CommandRun doctor =
            CommandRun.riskhub("doctor", "-v", "-o", format, "--config", config.toString());
        written.add(doctor.out());
        written.add(doctor.err());
      }
    }
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      files.filter(Files::isRegularFile).map(PlantedSecretsTest::read).forEach(written::add);
    }

    assertThat(String.join("\n", written))
        .contains("POST", "risk_hub_auth_failures_total", "database.server", "\"action\":\"push\"")
        .doesNotContain(
            "pl4nted", TestS3.shared("x").credentials().orElseThrow().secretAccessKey());
  }

  /** So that the hub tells of it. */
  private static void stop(TestRedis redis) {
    redis.close();
  }

  /** What is answered, too, is written. */
  private void call(Caller caller) {
    for (String authorization :
        List.of(
            "Bearer " + SOLE,
            "Bearer " + LISTED,
            "Bearer pl4nted-guess",
            "Basic cGw0bnRlZDpwbDRudGVk",
            "pl4nted-bare")) {
      for (String method : List.of("GET", "POST", "PUT")) {
        for (String path :
            List.of(
                "/risk-hub/worlds/w/snapshots?token=pl4nted-query&access_token=pl4nted-query",
                "/risk-hub/worlds/w/activation?api_key=pl4nted-query",
                "/risk-hub/nothing?password=pl4nted-query",
                "/metrics?token=pl4nted-query",
                "/health/ready?token=pl4nted-query")) {
          HttpResponse<String> answer =
              caller.send(
                  caller
                      .request(path)
                      .header("Authorization", authorization)
                      .header("Cookie", "session=pl4nted-cookie")
                      .header("X-Api-Key", "pl4nted-key")
                      .header("X-Actor", "gateway")
                      .header("X-Stage", "live")
                      .method(
                          method,
                          method.equals("GET")
                              ? BodyPublishers.noBody()
                              : BodyPublishers.ofString("{\"version\": 1}")));
          written.add(method + " " + answer.statusCode() + answer.headers() + answer.body());
        }
      }
    }
  }

  private Path config(TestRedis redis) throws IOException {
    BlobStoreSettings.S3 s3 = TestS3.shared("secrets");
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("token"), SOLE);
    Files.writeString(
        folder.resolve("kafka.properties"),
        """
        sasl.jaas.config=org.example.Login required password="pl4nted-jaas";
        ssl.key.password=pl4nted-key-password
        """);
    return Files.writeString(
        folder.resolve("hub.yml"),
        """
        worldservice:
          server:
            dsn: %s
            data_dir: data
            redis: redis://:pl4nted-redis@%s:%d
            controlbus_brokers: ['%s']
            controlbus_topic: %s
            controlbus_properties_file: kafka.properties
        risk_hub:
          token_file: token
          tokens: [{name: listed, sha256: %s, scopes: [read]}]
          blob_store: {type: s3, bucket: %s, endpoint: '%s', access_key_id: '%s', secret_access_key: '%s'}
        """
            .formatted(
                PostgresServer.newDatabase().replaceFirst("(://[^@:/]+)@", "$1:pl4nted-dsn@"),
                redis.uri().getHost(),
                redis.uri().getPort(),
                TestKafka.shared(),
                TestKafka.newTopic(),
                Token.digest(LISTED),
                s3.bucket(),
                s3.endpoint().orElseThrow(),
                s3.credentials().orElseThrow().accessKeyId(),
                s3.credentials().orElseThrow().secretAccessKey()));
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
