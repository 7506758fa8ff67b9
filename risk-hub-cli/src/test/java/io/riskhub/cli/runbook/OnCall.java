package io.riskhub.cli.runbook;

import io.riskhub.blob.redis.TestRedis;
import io.riskhub.cli.serve.HubProcess;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.KafkaTopics;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.TcpForwarder;
import io.riskhub.testkit.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shell of somebody on call: {@code riskhub} on the path, the settings of the set-up in its
 * environment, and a PostgreSQL, a Kafka, a Redis and a store of blobs behind them.
 */
final class OnCall implements AutoCloseable {

  private static final Path DISTRIBUTION =
      Path.of(System.getProperty("riskhub.distribution", "target/riskhub")).toAbsolutePath();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final TestKafka kafka = TestKafka.start();
  private final TcpForwarder database = TcpForwarder.to(PostgresServer.newDatabase());
  private final TestRedis redis = TestRedis.start();
  private final Map<String, String> environment = new HashMap<>();
  private @Nullable HubProcess hub;

  /** What a command said, standard error included, and how it ended. */
  record Ended(int exitCode, String output) {}

  OnCall(Path folder) throws IOException {
    this.folder = folder;
    environment.put("RISKHUB_PROFILE", "prod");
    environment.put("RISKHUB_PORT", "0");
    environment.put("RISKHUB_DSN", database.dsn());
    environment.put("RISKHUB_BROKERS", kafka.brokers());
    environment.put("RISKHUB_REDIS", redis.uri().toString());
    // Quicker than the S3 of the set-up, with which every command would load a large library.
    environment.put("RISKHUB_BLOB_TYPE", "redis");
    environment.put("RISKHUB_BLOB_REDIS", TestRedis.shared().toString());
    environment.put("RISKHUB_BLOB_REDIS_PREFIX", "runbook-" + UUID.randomUUID() + ":");
    environment.put("RISKHUB_TOKEN", "9f86d081884c7d659a2feaa0c55ad0159f86d081");
    environment.put("RISKHUB_ACTOR", "on-call");
    environment.put("PATH", DISTRIBUTION.resolve("bin") + ":" + System.getenv("PATH"));
    install();
    // As the set-up has it done with a tool of Kafka's.
    KafkaTopics.require(
        new KafkaSettings(List.of(kafka.brokers()), KafkaSettings.DEFAULT_TOPIC, true, Map.of()));
  }

  private void install() throws IOException {
    Files.createDirectories(folder.resolve("backup/blobs"));
    Files.createSymbolicLink(folder.resolve("examples"), Path.of("../examples").toRealPath());
  }

  /** Runs a command of a server, until {@link #close}. */
  void serve(String command) throws IOException {
    String[] arguments =
        Pattern.compile(" +").splitAsStream(command).skip(2).toArray(String[]::new);
    hub = HubProcess.start(Map.copyOf(environment), arguments);
    environment.put("RISKHUB_BASE_URL", hub.baseUri().toString());
  }

  /** Types a command, and waits for its end. */
  Ended type(String command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder shell =
        new ProcessBuilder("/bin/sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().keySet().removeIf(name -> name.startsWith("RISKHUB_"));
    shell.environment().putAll(environment);
    Process process = shell.start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("does not end: " + command + "\n" + Files.readString(output));
    }
    return new Ended(process.exitValue(), Files.readString(output));
  }

  /** Lets something happen, and waits until the hub says so. */
  void given(String what) {
    switch (what) {
      // The hub notices when there is something to publish, or to read.
      case "Kafka is down" -> kafka.stop();
      case "Kafka is back" -> {
        kafka.startAgain();
        awaitReady(200, "");
      }
      case "Redis is down" -> redis.suspend();
      case "Redis is back" -> redis.resume();
      case "the database is down" -> {
        database.cut();
        awaitReady(503, "\"database\"");
      }
      case "the database is back" -> {
        database.restore();
        awaitReady(200, "");
      }
      default -> throw new IllegalArgumentException("the runbook's test does not know: " + what);
    }
  }

  private void awaitReady(int status, String part) {
    Caller caller =
        new Caller(URI.create(environment.getOrDefault("RISKHUB_BASE_URL", "")), Optional.empty());
    Await.until(
        PATIENCE,
        () -> {
          var answer = caller.get("/health/ready");
          return answer.statusCode() == status && answer.body().contains(part);
        });
  }

  @Override
  public void close() {
    if (hub != null) {
      hub.close();
    }
    redis.resume();
    redis.close();
    database.close();
    kafka.close();
  }
}
