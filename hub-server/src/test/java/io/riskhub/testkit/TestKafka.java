package io.riskhub.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker: the one that {@code RISKHUB_TEST_KAFKA} names (its bootstrap servers), for
 * those who share, else one in this process. Not safe for several threads.
 */
public final class TestKafka implements AutoCloseable {

  private static final String SECURED = "SECURED://127.0.0.1:";
  private static final AtomicInteger TOPICS = new AtomicInteger();

  private final Path directory;
  private final Properties settings;
  private @Nullable KafkaRaftServer server;

  private TestKafka(Path directory, Properties settings) {
    this.directory = directory;
    this.settings = settings;
  }

  /** The bootstrap servers that the tests of this JVM share; take a {@link #newTopic} there. */
  public static String shared() {
    return Shared.BROKERS;
  }

  /** The name of a topic that nobody else uses and that is not there yet. */
  public static String newTopic() {
    return "riskhub-test-%d-%d".formatted(ProcessHandle.current().pid(), TOPICS.incrementAndGet());
  }

  /** A broker that one test may do anything to. */
  public static TestKafka start() {
    return start(Map.of());
  }

  /**
   * The same, which also listens at {@link #securedBrokers} for a user with a password, over TLS.
   *
   * @param identity a PEM file with the broker's certificate and key
   */
  public static TestKafka secured(Path identity, String user, String password) {
    String listener = "listener.name.secured.";
    return start(
        Map.of(
            "listener.security.protocol.map",
            "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SECURED:SASL_SSL",
            listener + "ssl.keystore.type",
            "PEM",
            listener + "ssl.keystore.location",
            identity.toString(),
            listener + "sasl.enabled.mechanisms",
            "PLAIN",
            listener + "plain.sasl.jaas.config",
            "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
                .formatted(user, password)));
  }

  private static TestKafka start(Map<String, String> more) {
    try {
      Path directory = Files.createTempDirectory("riskhub-test-kafka");
      Properties settings = settings(directory);
      settings.putAll(more);
      if (!more.isEmpty()) {
        settings.merge(
            "listeners", SECURED + freePort(), (listeners, secured) -> listeners + "," + secured);
      }
      TestKafka kafka = new TestKafka(directory, settings);
      kafka.format();
      kafka.startAgain();
      return kafka;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start Kafka", e);
    }
  }

  public String brokers() {
    return settings.getProperty("listeners").split(",", 2)[0].replace("PLAINTEXT://", "");
  }

  /** Of a broker that is {@link #secured}. */
  public String securedBrokers() {
    String listeners = settings.getProperty("listeners");
    return listeners.substring(listeners.indexOf(SECURED) + SECURED.indexOf("127"));
  }

  /** Stops the broker; its data stays. */
  public void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  /** Starts a stopped broker on the same port and data. */
  public void startAgain() {
    server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
    server.startup();
  }

  /**
   * Damages the batch of messages that holds {@code text}, uncompressed, as a bad disk would. The
   * broker must be stopped.
   */
  public void damage(String topic, int partition, String text) {
    Path log = directory.resolve("data/%s-%d/00000000000000000000.log".formatted(topic, partition));
    try {
      byte[] bytes = Files.readAllBytes(log);
      // A character is a byte in this encoding, so that places are the same.
      int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
      if (place < 0) {
        throw new IllegalArgumentException("not in " + log + ": " + text);
      }
      bytes[place] ^= 1;
      Files.write(log, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void format() throws IOException {
    Path file = directory.resolve("server.properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      settings.store(out, null);
    }
    String[] command = {
      "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()
    };
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    if (StorageTool.execute(command, nowhere) != 0) {
      throw new IOException("the broker's directory " + directory + " cannot be formatted");
    }
  }

  private static Properties settings(Path directory) throws IOException {
    int broker = freePort();
    int controller = freePort();
    Properties settings = new Properties();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", "1");
    settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controller);
    settings.setProperty("controller.listener.names", "CONTROLLER");
    settings.setProperty(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(broker, controller));
    settings.setProperty("log.dirs", directory.resolve("data").toString());
    settings.setProperty("auto.create.topics.enable", "false");
    settings.setProperty("num.partitions", "4");
    settings.setProperty("offsets.topic.num.partitions", "1");
    settings.setProperty("offsets.topic.replication.factor", "1");
    settings.setProperty("transaction.state.log.num.partitions", "1");
    settings.setProperty("transaction.state.log.replication.factor", "1");
    settings.setProperty("transaction.state.log.min.isr", "1");
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    settings.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
    return settings;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Started when first asked for, stopped with the JVM. */
  private static final class Shared {

    private static final String BROKERS = brokers();

    private static String brokers() {
      String given = System.getenv("RISKHUB_TEST_KAFKA");
      if (given != null && !given.isBlank()) {
        return given;
      }
      TestKafka kafka = start();
      Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
      return kafka.brokers();
    }
  }
}
