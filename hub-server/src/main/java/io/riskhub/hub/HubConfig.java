package io.riskhub.hub;

import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.redis.RedisAddress;
import io.riskhub.contract.ContractLimits;
import io.riskhub.hub.access.AccessConfig;
import io.riskhub.hub.access.TokenSource;
import io.riskhub.hub.audit.AuditConfig;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.tls.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * All that a hub is told before it starts. Checked where it is made; see {@code
 * io.riskhub.hub.config}.
 *
 * @param profile what it takes for granted, and insists on
 * @param host the address to listen on
 * @param port the port, or 0 for any free one
 * @param dsn the DSN of a PostgreSQL database; empty for a SQLite file in the data directory
 * @param dataDirectory where the hub keeps what it stores itself
 * @param redis the Redis that hubs share; empty for none
 * @param access who may do what
 * @param limits the operator's bounds on snapshots
 * @param blobs where the large fields of snapshots are
 * @param bus the Kafka topic of events; empty for none but those in this process
 * @param consume whether the hub handles events itself, too
 * @param tls what callers' connections are encrypted with; empty for plain HTTP
 * @param audit where it is taken down who did what; empty for nowhere
 */
public record HubConfig(
    Profile profile,
    String host,
    int port,
    Optional<Secret> dsn,
    Path dataDirectory,
    Optional<RedisAddress> redis,
    AccessConfig access,
    ContractLimits limits,
    BlobStoreSettings blobs,
    Optional<KafkaSettings> bus,
    boolean consume,
    Optional<TlsFiles> tls,
    Optional<AuditConfig> audit) {

  /** This configuration with tokens from elsewhere. */
  public HubConfig with(TokenSource tokens) {
    return with(
        new AccessConfig(tokens, access.allowed(), access.networks(), access.requestsPerSecond()));
  }

  /** This configuration with other rules of access. */
  public HubConfig with(AccessConfig other) {
    return new HubConfig(
        profile,
        host,
        port,
        dsn,
        dataDirectory,
        redis,
        other,
        limits,
        blobs,
        bus,
        consume,
        tls,
        audit);
  }
}
