package io.riskhub.testkit;

import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.redis.RedisAddress;
import io.riskhub.contract.ContractLimits;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.HubServer;
import io.riskhub.hub.Profile;
import io.riskhub.hub.Secret;
import io.riskhub.hub.access.AccessConfig;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.access.Tokens;
import io.riskhub.hub.audit.AuditConfig;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.tls.TlsFiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A real hub on a free loopback port, and a caller to speak to it. It leaves events alone unless it
 * is told to consume them.
 */
public final class RunningHub implements AutoCloseable {

  private final HubServer server;
  private final Caller caller;

  private RunningHub(HubConfig config, Optional<String> token, Clock clock) {
    server = HubServer.start(config, clock);
    caller = new Caller(server.baseUri(), token);
  }

  /** A hub with SQLite in {@code directory}, without a token. */
  public static RunningHub embedded(Path directory) {
    return start(config(directory), Clock.systemUTC());
  }

  /** A hub on a PostgreSQL database, without a token. */
  public static RunningHub onPostgres(String dsn) {
    return start(postgres(dsn, Optional.empty()), Clock.systemUTC());
  }

  /** The same, and it publishes events to Kafka. */
  public static RunningHub onPostgres(String dsn, KafkaSettings bus) {
    return start(postgres(dsn, Optional.of(bus)), Clock.systemUTC());
  }

  /** The configuration of a hub on PostgreSQL. */
  public static HubConfig postgres(String dsn, Optional<KafkaSettings> bus) {
    return new HubConfig(
        Profile.DEV,
        "127.0.0.1",
        0,
        Optional.of(new Secret(dsn)),
        Path.of("unused"),
        Optional.empty(),
        AccessConfig.OPEN,
        ContractLimits.DEFAULT,
        new BlobStoreSettings.Files(Path.of("target", "blobs")),
        bus,
        false,
        Optional.empty(),
        Optional.empty());
  }

  /** A hub as configured, that goes by {@code clock}. */
  public static RunningHub start(HubConfig config, Clock clock) {
    return new RunningHub(config, Optional.empty(), clock);
  }

  /** The same, with the one token that may do all. */
  public static RunningHub start(HubConfig config, String token, Clock clock) {
    return new RunningHub(
        config.with(AccessConfig.of(new Tokens(List.of(Token.sole(token))))),
        Optional.of(token),
        clock);
  }

  /** The configuration of {@link #embedded}. */
  public static HubConfig config(Path directory) {
    return new HubConfig(
        Profile.DEV,
        "127.0.0.1",
        0,
        Optional.empty(),
        directory,
        Optional.empty(),
        AccessConfig.OPEN,
        ContractLimits.DEFAULT,
        new BlobStoreSettings.Files(directory.resolve("blobs")),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.of(audit(directory.resolve("audit"))));
  }

  /** An audit that no loss of power can harm, for there is none in tests. */
  private static AuditConfig audit(Path directory) {
    return new AuditConfig(directory, 64 << 20, false, Optional.empty());
  }

  /** The same configuration with a Redis. */
  public static HubConfig withRedis(HubConfig config, URI redis) {
    return new HubConfig(
        config.profile(),
        config.host(),
        config.port(),
        config.dsn(),
        config.dataDirectory(),
        Optional.of(RedisAddress.of(redis)),
        config.access(),
        config.limits(),
        config.blobs(),
        config.bus(),
        config.consume(),
        config.tls(),
        config.audit());
  }

  /** The same configuration with blobs in another store. */
  public static HubConfig withBlobs(HubConfig config, BlobStoreSettings blobs) {
    return new HubConfig(
        config.profile(),
        config.host(),
        config.port(),
        config.dsn(),
        config.dataDirectory(),
        config.redis(),
        config.access(),
        config.limits(),
        blobs,
        config.bus(),
        config.consume(),
        config.tls(),
        config.audit());
  }

  /** The same configuration for a hub that handles events, too. */
  public static HubConfig consuming(HubConfig config) {
    return new HubConfig(
        config.profile(),
        config.host(),
        config.port(),
        config.dsn(),
        config.dataDirectory(),
        config.redis(),
        config.access(),
        config.limits(),
        config.blobs(),
        config.bus(),
        true,
        config.tls(),
        config.audit());
  }

  /** The same configuration with TLS. */
  public static HubConfig withTls(HubConfig config, TlsFiles tls) {
    return with(config, Optional.of(tls), config.audit());
  }

  /** The same configuration with another audit. */
  public static HubConfig withAudit(HubConfig config, AuditConfig audit) {
    return with(config, config.tls(), Optional.of(audit));
  }

  private static HubConfig with(
      HubConfig config, Optional<TlsFiles> tls, Optional<AuditConfig> audit) {
    return new HubConfig(
        config.profile(),
        config.host(),
        config.port(),
        config.dsn(),
        config.dataDirectory(),
        config.redis(),
        config.access(),
        config.limits(),
        config.blobs(),
        config.bus(),
        config.consume(),
        tls,
        audit);
  }

  public URI baseUri() {
    return server.baseUri();
  }

  /** Speaks to this hub, with its token if it has one. */
  public Caller caller() {
    return caller;
  }

  @Override
  public void close() {
    server.close();
  }
}
