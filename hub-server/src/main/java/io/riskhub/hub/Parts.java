package io.riskhub.hub;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.hub.audit.AuditLog;
import io.riskhub.hub.bus.outbox.AnnouncedTopic;
import io.riskhub.hub.bus.outbox.Outbox;
import io.riskhub.hub.bus.outbox.YieldingOutbox;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.PostgresDsn;
import io.riskhub.hub.jdbc.outbox.JdbcAnnouncedTopic;
import io.riskhub.hub.jdbc.outbox.JdbcOutbox;
import io.riskhub.hub.metrics.HubMetrics;
import io.riskhub.hub.redis.RedisServer;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;

/** What was started, to be stopped in the opposite order. Safe for many threads. */
final class Parts implements AutoCloseable {

  static final String DATABASE_FILE = "riskhub.db";

  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  /** Adds a part that was started. */
  synchronized <T extends AutoCloseable> T add(T part) {
    started.push(part);
    return part;
  }

  /**
   * The audit of a kind of process, if there is to be one.
   *
   * @throws StorageUnavailableException when it cannot be written
   */
  Optional<AuditLog> audit(HubConfig config, String name, HubMetrics metrics, Clock clock) {
    return config.audit().map(audit -> add(AuditLog.open(audit, name, metrics.audit(), clock)));
  }

  /** The Redis that hubs share, if there is one. */
  Optional<RedisServer> redis(HubConfig config) {
    return config.redis().map(address -> add(new RedisServer(address)));
  }

  /** Where the database of a hub is; takes the data directory where it is there. */
  DatabaseAddress address(HubConfig config) {
    if (config.dsn().isPresent()) {
      return DatabaseAddress.postgres(
          PostgresDsn.parse(config.dsn().get().reveal())
              .orElseThrow(
                  () ->
                      new HubStartException(
                          "the DSN is not of the form postgresql://user:password@host:port/database")));
    }
    return DatabaseAddress.sqlite(
        add(DataDirectory.take(config.dataDirectory())).file(DATABASE_FILE));
  }

  /** The same where a database is there already; else empty, and nothing is made. */
  Optional<DatabaseAddress> existingAddress(HubConfig config) {
    Path file = config.dataDirectory().resolve(DATABASE_FILE);
    // One that has nothing in it was never opened.
    return config.dsn().isPresent() || file.toFile().length() > 0
        ? Optional.of(address(config))
        : Optional.empty();
  }

  /**
   * Opens a blob store.
   *
   * @throws HubStartException when that cannot be done as configured
   */
  static BlobStore blobs(
      Function<BlobStoreSettings, BlobStore> opener, BlobStoreSettings settings) {
    try {
      return opener.apply(settings);
    } catch (IllegalArgumentException e) {
      throw new HubStartException(
          "the blob store cannot be used as configured: " + e.getMessage(), e);
    }
  }

  /**
   * The outbox of a hub that hands events to itself. On a database that others share it would take
   * them away from hubs that announce them over Kafka.
   *
   * @throws HubStartException when there are such hubs
   */
  static Outbox ownOutbox(HubConfig config, Database database) {
    Outbox outbox = new JdbcOutbox(database);
    if (config.dsn().isEmpty()) {
      return outbox;
    }
    AnnouncedTopic topic = new JdbcAnnouncedTopic(database);
    topic
        .current()
        .ifPresent(
            name -> {
              throw new HubStartException(
                  """
                  the hubs of this database announce its events over the Kafka topic %s, and a hub without Kafka would
                  keep events from it; give --brokers, or --no-consume to leave events to those hubs.
                  To do without Kafka from now on, stop those hubs and run in the database
                    delete from announced_topic;"""
                      .formatted(name));
            });
    return new YieldingOutbox(outbox, topic);
  }

  /** Stops every part, also when one of them fails at it. */
  @Override
  public synchronized void close() {
    RuntimeException failure = null;
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        RuntimeException unchecked =
            e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
        if (failure == null) {
          failure = unchecked;
        } else {
          failure.addSuppressed(unchecked);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
