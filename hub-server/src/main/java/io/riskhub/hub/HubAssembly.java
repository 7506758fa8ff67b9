package io.riskhub.hub;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.contract.validation.SnapshotContract;
import io.riskhub.hub.blobs.Expander;
import io.riskhub.hub.blobs.PushedBlobs;
import io.riskhub.hub.blobs.watch.BlobHealth;
import io.riskhub.hub.blobs.watch.ObservedBlobStore;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.bus.outbox.Outbox;
import io.riskhub.hub.bus.outbox.Relay;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.http.HttpLimits;
import io.riskhub.hub.http.HubHttp;
import io.riskhub.hub.http.HubWebServer;
import io.riskhub.hub.http.sending.StalledCallers;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.JdbcOutbox;
import io.riskhub.hub.jdbc.JdbcSnapshotRepository;
import io.riskhub.hub.jdbc.PostgresDsn;
import io.riskhub.hub.kafka.KafkaControlBus;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.KafkaTopics;
import io.riskhub.hub.metrics.HubMetrics;
import io.riskhub.hub.snapshot.LatestCache;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.SnapshotService;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.hub.snapshot.cache.InProcessLatestCache;
import io.riskhub.hub.snapshot.ingest.BatchingStore;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts the parts of a hub together: the only file that names implementations. */
final class HubAssembly implements AutoCloseable {

  private static final String DATABASE_FILE = "riskhub.db";
  private static final int MAX_WAITING_PUSHES = 4_096;
  private static final int MAX_BATCH = 500;
  private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(10);
  private static final Duration BUS_PATIENCE = Duration.ofSeconds(15);
  private static final long CACHE_BYTES = 64L << 20;

  /** What was started, the newest first: the order in which to stop. */
  private final Deque<Part> started = new ArrayDeque<>();

  private final HubConfig config;
  private final Clock clock;
  private final HttpLimits limits;
  private final Function<BlobStoreSettings, BlobStore> blobStores;

  private HubAssembly(
      HubConfig config,
      Clock clock,
      HttpLimits limits,
      Function<BlobStoreSettings, BlobStore> blobStores) {
    this.config = config;
    this.clock = clock;
    this.limits = limits;
    this.blobStores = blobStores;
  }

  /** A part that can be stopped; stopping it throws nothing checked. */
  private interface Part extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Starts every part, or none.
   *
   * @throws HubStartException when a part cannot start
   */
  static HubServer start(HubConfig config, Clock clock) {
    return start(config, clock, HttpLimits.DEFAULT, BlobStores::open);
  }

  /** The same, with other limits and another way to make the blob store that is configured. */
  static HubServer start(
      HubConfig config,
      Clock clock,
      HttpLimits limits,
      Function<BlobStoreSettings, BlobStore> blobStores) {
    HubAssembly assembly = new HubAssembly(config, clock, limits, blobStores);
    try {
      return assembly.start();
    } catch (RuntimeException e) {
      assembly.close();
      throw e instanceof StorageUnavailableException || e instanceof BusUnavailableException
          ? new HubStartException(String.valueOf(e.getMessage()), e)
          : e;
    }
  }

  private HubServer start() {
    HubMetrics metrics = new HubMetrics(HubVersion.current());
    DatabaseAddress address = databaseAddress();
    Database database = Database.open(address);
    started.push(database::close);
    SnapshotRepository repository = new JdbcSnapshotRepository(database, clock);
    repository.newestOfEveryWorld().forEach(metrics.snapshots()::announce);
    metrics.measureLag(repository::newestOfEveryWorld, clock);
    BlobHealth blobHealth = new BlobHealth(clock);
    BlobStore blobStore = blobStore(metrics, blobHealth);
    started.push(blobStore::close);
    PushedBlobs pushedBlobs = new PushedBlobs(blobStore);
    LatestCache cache = cache();
    Optional<Relay> relay = config.bus().map(bus -> relay(bus, database));
    Outbox outbox = new JdbcOutbox(database);
    metrics.measureOutbox(outbox::backlog, () -> relay.filter(Relay::publishes).isPresent(), clock);
    BatchingStore store =
        new BatchingStore(
            repository,
            snapshot -> {
              cache.committed(snapshot, clock.instant());
              relay.ifPresent(Relay::committed);
            },
            MAX_WAITING_PUSHES,
            MAX_BATCH,
            COMMIT_PATIENCE,
            clock);
    started.push(store::close);
    SnapshotService snapshots =
        new SnapshotService(
            new SnapshotContract(config.limits(), pushedBlobs::resolve),
            pushedBlobs,
            repository,
            store::store,
            cache,
            metrics.snapshots(),
            clock);
    StalledCallers stalled = new StalledCallers(limits.stallTimeout());
    started.push(stalled::close);
    HubHttp routes =
        new HubHttp(
            snapshots,
            new Expander(blobStore),
            checks(database, store, blobHealth, relay),
            metrics,
            config.token().map(Secret::reveal),
            limits,
            stalled,
            clock);
    HubWebServer web = listen(routes);
    started.push(web::close);
    return new HubServer(config.host(), web.port(), address.toString(), this);
  }

  /** Without Kafka events stay in the outbox until there is somewhere to publish them. */
  private Relay relay(KafkaSettings bus, Database database) {
    KafkaTopics.require(bus);
    Relay relay =
        new Relay(new JdbcOutbox(database), new KafkaControlBus(bus, BUS_PATIENCE), clock);
    started.push(relay::close);
    return relay;
  }

  private static List<HealthCheck> checks(
      Database database, BatchingStore store, BlobHealth blobs, Optional<Relay> relay) {
    List<HealthCheck> checks = new ArrayList<>(List.of(database, store, blobs));
    relay.map(Relay::health).ifPresent(checks::add);
    return checks;
  }

  private DatabaseAddress databaseAddress() {
    if (config.dsn().isPresent()) {
      return DatabaseAddress.postgres(
          PostgresDsn.parse(config.dsn().get().reveal())
              .orElseThrow(
                  () ->
                      new HubStartException(
                          "the DSN is not of the form postgresql://user:password@host:port/database")));
    }
    DataDirectory directory = DataDirectory.take(config.dataDirectory());
    started.push(directory::close);
    return DatabaseAddress.sqlite(directory.file(DATABASE_FILE));
  }

  private BlobStore blobStore(HubMetrics metrics, BlobHealth health) {
    try {
      BlobStore store = blobStores.apply(config.blobs());
      return new ObservedBlobStore(store, metrics.blobs().of(store.scheme()).and(health));
    } catch (IllegalArgumentException e) {
      throw new HubStartException(
          "the blob store cannot be used as configured: " + e.getMessage(), e);
    }
  }

  /** Other hubs may write to a PostgreSQL database; a near cache would not hear of it. */
  private LatestCache cache() {
    return config.dsn().isPresent() ? LatestCache.none() : new InProcessLatestCache(CACHE_BYTES);
  }

  private HubWebServer listen(HubHttp routes) {
    try {
      return HubWebServer.start(config.host(), config.port(), limits, routes);
    } catch (UncheckedIOException e) {
      throw new HubStartException(
          "cannot listen on %s:%d (%s); choose another with --host and --port"
              .formatted(config.host(), config.port(), reason(e)),
          e);
    }
  }

  private static String reason(UncheckedIOException e) {
    return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
  }

  /** Stops every part, also when one of them fails at it. */
  @Override
  public void close() {
    RuntimeException failure = null;
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
