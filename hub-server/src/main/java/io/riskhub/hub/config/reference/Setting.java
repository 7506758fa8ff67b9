package io.riskhub.hub.config.reference;

import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.contract.ContractLimits;
import io.riskhub.hub.config.settings.BlobSettings;
import io.riskhub.hub.config.settings.ServerSettings;
import io.riskhub.hub.kafka.KafkaSettings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key of the configuration file. What is told of it here is what the file's reader asks for, and
 * what {@code docs/configuration.md} and {@code docs/riskhub.example.yaml} say.
 */
public enum Setting {
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
      "the PostgreSQL that keeps snapshots, events and signals; any number of hubs share it"),
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
      "the Redis in which hubs share the newest snapshots and activation"),
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
          + " shown"),
  TOKEN(
      hub("token"),
      new Form.Text("secret"),
      "`RISKHUB_TOKEN`, else none",
      "--token",
      "change-me",
      "what callers must present; prefer `token_file`"),
  TOKEN_FILE(
      hub("token_file"),
      new Form.Text("path"),
      "none",
      "--token-file",
      "/etc/riskhub/token",
      "a file with the token, instead of `token`"),
  INLINE_THRESHOLD(
      hub("inline_cov_threshold"),
      new Form.Whole(0, 1_000_000, "pairs, points or scenarios"),
      String.valueOf(BlobSettings.DEFAULT_INLINE_THRESHOLD),
      "--inline-threshold",
      "100",
      "up to which size a field stays in the snapshot; `riskhub push` makes larger ones blobs"),
  TTL_DEFAULT(
      hub("ttl_sec_default"),
      new Form.Whole(1, ContractLimits.TTL_SECONDS_CEILING, "seconds"),
      String.valueOf(ContractLimits.DEFAULT.ttlSecondsDefault()),
      null,
      "900",
      "the time to live of a snapshot that names none"),
  TTL_MAX(
      hub("ttl_sec_max"),
      new Form.Whole(1, ContractLimits.TTL_SECONDS_CEILING, "seconds"),
      String.valueOf(ContractLimits.DEFAULT.ttlSecondsMax()),
      null,
      "86400",
      "the longest time to live that a snapshot may name"),
  MAX_CLOCK_SKEW(
      hub("max_clock_skew_sec"),
      new Form.Whole(0, 86_400, "seconds"),
      String.valueOf(ContractLimits.DEFAULT.maxClockSkew().toSeconds()),
      null,
      "300",
      "how far ahead of the hub's clock `as_of` and `created_at` may be"),
  BLOB_TYPE(
      blobs("type"),
      new Form.Choice(List.of("file", "s3", "redis")),
      "file",
      "--blob-type",
      "s3",
      "where large fields of snapshots are kept; hubs, producers and readers need the same"),
  BLOB_DIR(
      blobs("base_dir"),
      new Form.Text("path"),
      "`blobs` in the data directory",
      "--blob-dir",
      "/var/lib/riskhub/blobs",
      "`file`: the folder of blobs; it is part of every ref"),
  BLOB_BUCKET(
      blobs("bucket"),
      new Form.Text("text"),
      "none",
      "--blob-bucket",
      "risk-blobs",
      "`s3`: the bucket"),
  BLOB_PREFIX(
      blobs("prefix"),
      new Form.Text("text"),
      "none",
      "--blob-prefix",
      "prod",
      "`s3`: what stands before all keys"),
  BLOB_ENDPOINT(
      blobs("endpoint"),
      new Form.Text("URL"),
      "Amazon's",
      "--blob-endpoint",
      "https://s3.example.com",
      "`s3`: the address of another S3 than Amazon's"),
  BLOB_REGION(
      blobs("region"),
      new Form.Text("text"),
      "as for every AWS tool",
      "--blob-region",
      "eu-central-1",
      "`s3`: the bucket's region"),
  BLOB_ACCESS_KEY_ID(
      blobs("access_key_id"),
      new Form.Text("text"),
      "as for every AWS tool: environment, profile or machine",
      null,
      "AKIAEXAMPLE",
      "`s3`: the name of a key pair; only together with its secret"),
  BLOB_SECRET_ACCESS_KEY(
      blobs("secret_access_key"),
      new Form.Text("secret"),
      "as for every AWS tool: environment, profile or machine",
      null,
      "change-me",
      "`s3`: the secret of the key pair"),
  BLOB_REDIS(
      blobs("redis"),
      new Form.Text("secret, `redis://[user:password@]host:port[/database]`"),
      "none",
      "--blob-redis",
      "redis://riskhub:password@redis:6379",
      "`redis`: the Redis of blobs"),
  BLOB_REDIS_PREFIX(
      blobs("redis_prefix"),
      new Form.Text("text"),
      BlobStoreSettings.DEFAULT_REDIS_PREFIX,
      "--blob-redis-prefix",
      "\"" + BlobStoreSettings.DEFAULT_REDIS_PREFIX + "\"",
      "`redis`: what all keys begin with"),
  BLOB_CACHE_TTL(
      blobs("cache_ttl"),
      new Form.Whole(0, 30 * 86_400, "seconds"),
      String.valueOf(BlobStoreSettings.DEFAULT_CACHE_TTL.toSeconds()),
      null,
      "900",
      "`redis`: how long a blob lives at least; longer if its snapshot does");

  private final String path;

  @SuppressWarnings("ImmutableEnumChecker") // forms are records of texts, numbers and fixed lists
  private final Form form;

  private final String standard;
  private final @Nullable String flag;
  private final String example;
  private final String meaning;

  Setting(
      String path,
      Form form,
      String standard,
      @Nullable String flag,
      String example,
      String meaning) {
    this.path = path;
    this.form = form;
    this.standard = standard;
    this.flag = flag;
    this.example = example;
    this.meaning = meaning;
  }

  private static String server(String key) {
    return "worldservice.server." + key;
  }

  private static String hub(String key) {
    return "risk_hub." + key;
  }

  private static String blobs(String key) {
    return "risk_hub.blob_store." + key;
  }

  /** From the root of the file, parted by dots. */
  public String path() {
    return path;
  }

  /** The key itself: the last part of the path. */
  public String key() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** The mapping that it stands in, as a path; empty for the root. */
  public String section() {
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  public Form form() {
    return form;
  }

  /** What counts where nobody says anything: a value, or words. */
  public String standard() {
    return standard;
  }

  /** The flag that says the same on a command line, and wins. */
  public Optional<String> flag() {
    return Optional.ofNullable(flag);
  }

  /** A value as it may stand in the file, in YAML. */
  public String example() {
    return example;
  }

  /** What it does, in Markdown. */
  public String meaning() {
    return meaning;
  }
}
