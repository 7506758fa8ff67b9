package io.riskhub.cli.doctor.check;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.redis.RedisAddress;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.HubStorage;
import io.riskhub.hub.blobs.probe.BlobInspection;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.probe.DatabaseInspection;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.TopicShape;
import io.riskhub.hub.kafka.consumer.KafkaSubscription;
import io.riskhub.hub.kafka.probe.KafkaInspection;
import io.riskhub.hub.probe.Finding;
import io.riskhub.hub.probe.Remedy;
import io.riskhub.hub.redis.probe.Eviction;
import io.riskhub.hub.redis.probe.RedisInspection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The servers behind a hub: each adapter looks at its own. */
public final class Servers {

  private final HubConfig config;
  private final boolean shared;
  private final TopicShape topic;
  private final Duration patience;
  private final Clock clock;

  /**
   * @param shared whether what is not configured has no default
   * @param topic how the topic of events should be
   * @param patience how long one question may take
   */
  public Servers(
      HubConfig config, boolean shared, TopicShape topic, Duration patience, Clock clock) {
    this.config = config;
    this.shared = shared;
    this.topic = topic;
    this.patience = patience;
    this.clock = clock;
  }

  public Check database() {
    if (shared && config.dsn().isEmpty()) {
      return unused("database.server", "none that can be used is configured (--dsn)");
    }
    DatabaseAddress address = HubStorage.address(config);
    return new Check(
        "database.server", address.toString(), findings -> database(address, findings));
  }

  private void database(DatabaseAddress address, List<Finding> findings) {
    Path file = HubStorage.databaseFile(config);
    if (config.dsn().isEmpty() && Files.notExists(file)) {
      // To open it would make it.
      findings.add(Finding.ok("database.server", file + " is made when the hub starts"));
      return;
    }
    Remedy migrate =
        new Remedy(
            "bring the tables of %s up to date".formatted(address),
            () -> HubStorage.migrate(config));
    new DatabaseInspection(address, migrate, clock).look(findings);
  }

  public Check redis() {
    String subject = "redis.server";
    return config
        .redis()
        .map(redis -> new Check(subject, redis.toString(), new RedisInspection(redis)::look))
        .orElseGet(() -> unused(subject, "this hub shares its cache with no other (--redis)"));
  }

  public Check kafka() {
    String subject = "kafka.brokers";
    return config
        .bus()
        .map(bus -> new Check(subject, bus.toString(), findings -> kafka(bus, findings)))
        .orElseGet(() -> unused(subject, "events stay in the hub's process (--brokers)"));
  }

  private void kafka(KafkaSettings bus, List<Finding> findings) {
    new KafkaInspection(bus, topic, KafkaSubscription.DEFAULT_GROUP, patience).look(findings);
  }

  public Check blobs() {
    if (shared && config.blobs() instanceof BlobStoreSettings.Files) {
      return unused("blobs.read", "no store that hubs share can be used (--blob-type)");
    }
    return new Check("blobs.read", "the blob store", this::lookAtBlobs);
  }

  private void lookAtBlobs(List<Finding> findings) {
    try (BlobStore store = BlobStores.open(config.blobs())) {
      new BlobInspection(config.blobs(), store).look(findings);
    } catch (IllegalArgumentException e) {
      findings.add(
          Finding.misconfigured(
              "blobs.read", String.valueOf(e.getMessage()), "correct risk_hub.blob_store"));
    }
    if (config.blobs() instanceof BlobStoreSettings.Redis redis) {
      findings.add(Eviction.forBlobs("blobs.eviction", RedisAddress.of(redis.uri())));
    }
  }

  private static Check unused(String subject, String why) {
    return new Check(subject, why, findings -> findings.add(Finding.skipped(subject, why)));
  }
}
