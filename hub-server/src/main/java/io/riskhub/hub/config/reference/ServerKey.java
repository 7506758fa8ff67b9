package io.riskhub.hub.config.reference;

import io.riskhub.hub.config.settings.ServerSettings;
import io.riskhub.hub.kafka.KafkaSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a process runs, and where it keeps and announces what it has. */
public enum ServerKey implements Setting {
  PROFILE(
      "profile",
      new Form.Choice(List.of("dev", "prod")),
      "dev",
      "--profile",
      "dev",
      "what a process takes for granted: `dev` does in itself or in files what is not configured,"
          + " `prod` insists on PostgreSQL, Redis, Kafka, shared blobs and a token"),
  HOST(
      server("host"),
      new Form.Text("address"),
      ServerSettings.DEFAULT_HOST,
      "--host",
      "0.0.0.0",
      "the address to listen on; beyond loopback a token is required"),
  PORT(
      server("port"),
      new Form.Whole(0, 65_535, ""),
      String.valueOf(ServerSettings.DEFAULT_PORT),
      "--port",
      "8080",
      "the port to listen on; 0 takes any free one"),
  DSN(
      server("dsn"),
      new Form.Text("secret, `postgresql://user:password@host:port/database`"),
      "none: SQLite in the data directory",
      "--dsn",
      "postgresql://riskhub:password@db:5432/riskhub",
      "the PostgreSQL that keeps snapshots, events and signals; any number of hubs share it. With"
          + " TLS: `?sslmode=verify-full&sslrootcert=FILE`"),
  DATA_DIR(
      server("data_dir"),
      new Form.Text("path"),
      "`$XDG_DATA_HOME/riskhub`, else `~/.local/share/riskhub`",
      "--data-dir",
      "/var/lib/riskhub",
      "where a hub keeps what it stores itself: SQLite, and blobs in files; it belongs to one hub"),
  REDIS(
      server("redis"),
      new Form.Text("secret, `redis://[user:password@]host:port[/database]`"),
      "none: each hub for itself",
      "--redis",
      "redis://riskhub:password@redis:6379",
      "the Redis in which hubs share the newest snapshots and activation. With TLS: `rediss://…`,"
          + " and `?cacert=FILE&cert=FILE&key=FILE` for certificates of its own"),
  CONSUME(
      server("consume"),
      new Form.Flag(),
      "true",
      "--no-consume",
      "true",
      "whether a hub finds signals itself; if not, `riskhub consume` must"),
  BROKERS(
      server("controlbus_brokers"),
      new Form.Texts("list of `host:port`"),
      "none: events go to the hub's own consumer alone",
      "--brokers",
      "[\"k1:9092\", \"k2:9092\"]",
      "some of the Kafka brokers over which events are announced"),
  TOPIC(
      server("controlbus_topic"),
      new Form.Text("text"),
      KafkaSettings.DEFAULT_TOPIC,
      "--topic",
      KafkaSettings.DEFAULT_TOPIC,
      "the topic of events; dead letters go to the one of this name and `.dlq`"),
  CREATE_TOPICS(
      server("controlbus_create_topics"),
      new Form.Flag(),
      "true; with `profile: prod` false",
      null,
      "false",
      "whether missing topics are created, with the brokers' number of partitions and replicas"),
  CLIENT_PROPERTIES(
      server("controlbus_properties_file"),
      new Form.Text("path"),
      "none",
      null,
      "/etc/riskhub/kafka.properties",
      "Kafka client properties (`security.protocol`, `sasl.jaas.config`, …), which are never"
          + " shown");

  @SuppressWarnings("ImmutableEnumChecker") // forms are records of texts, numbers and fixed lists
  private final Definition definition;

  ServerKey(
      String path,
      Form form,
      String standard,
      @Nullable String flag,
      String example,
      String meaning) {
    this.definition = new Definition(path, form, standard, flag, example, meaning);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  private static String server(String key) {
    return "worldservice.server." + key;
  }
}
