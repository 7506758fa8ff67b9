package io.riskhub.hub;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.contract.validation.SnapshotContract;
import io.riskhub.hub.access.AccessConfig;
import io.riskhub.hub.access.LiveTokens;
import io.riskhub.hub.access.rate.TokenRates;
import io.riskhub.hub.audit.AuditLog;
import io.riskhub.hub.audit.AuditTrail;
import io.riskhub.hub.blobs.Expander;
import io.riskhub.hub.blobs.PushedBlobs;
import io.riskhub.hub.blobs.watch.BlobHealth;
import io.riskhub.hub.blobs.watch.ObservedBlobStore;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.bus.ControlBus;
import io.riskhub.hub.bus.EventHandler;
import io.riskhub.hub.bus.InProcessBus;
import io.riskhub.hub.bus.consumer.DeadLetters;
import io.riskhub.hub.bus.outbox.Outbox;
import io.riskhub.hub.bus.outbox.Relay;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.http.HttpLimits;
import io.riskhub.hub.http.HubHttp;
import io.riskhub.hub.http.HubWebServer;
import io.riskhub.hub.http.access.Gate;
import io.riskhub.hub.http.access.NetworkGate;
import io.riskhub.hub.http.access.TokenGate;
import io.riskhub.hub.http.access.WriteGate;
import io.riskhub.hub.http.audit.RequestAudit;
import io.riskhub.hub.http.receiving.RequestSlots;
import io.riskhub.hub.http.routes.DeadLetterRoutes;
import io.riskhub.hub.http.sending.StalledCallers;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.consumer.JdbcDeadLetters;
import io.riskhub.hub.jdbc.outbox.JdbcAnnouncedTopic;
import io.riskhub.hub.jdbc.outbox.JdbcOutbox;
import io.riskhub.hub.jdbc.signal.JdbcSignalRepository;
import io.riskhub.hub.jdbc.snapshot.JdbcSnapshotRepository;
import io.riskhub.hub.kafka.KafkaControlBus;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.consumer.KafkaSubscription;
import io.riskhub.hub.kafka.deadletter.KafkaDeadLetters;
import io.riskhub.hub.metrics.HttpMetrics;
import io.riskhub.hub.metrics.HubMetrics;
import io.riskhub.hub.redis.RedisServer;
import io.riskhub.hub.signal.SignalRepository;
import io.riskhub.hub.signal.SignalService;
import io.riskhub.hub.snapshot.LatestCache;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.SnapshotService;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.hub.snapshot.ingest.BatchingStore;
import io.riskhub.hub.start.PrerequisiteException;
import io.riskhub.hub.start.Prerequisites;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a hub together: the only file that names implementations. */
final class HubAssembly implements AutoCloseable {

  private static final int MAX_WAITING_PUSHES = 4_096;
  private static final int MAX_BATCH = 500;
  private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(10);
  private static final Duration BUS_PATIENCE = Duration.ofSeconds(15);

  private final Parts started = new Parts();

  /** Hears of commits; there is none while nothing publishes. */
  private volatile @Nullable Relay relay;

  /** Takes events from Kafka; there is none where they are handled elsewhere. */
  private @Nullable KafkaSubscription subscription;

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
      throw e instanceof StorageUnavailableException
              || e instanceof BusUnavailableException
              || e instanceof PrerequisiteException
          ? new HubStartException(String.valueOf(e.getMessage()), e)
          : e;
    }
  }

  private HubServer start() {
    HubMetrics metrics = new HubMetrics(HubVersion.current());
    DatabaseAddress address = started.address(config);
    BlobStore plainBlobs = started.add(Parts.blobs(blobStores, config.blobs()));
    Prerequisites.require(config, address, plainBlobs);
    Optional<AuditLog> auditLog = started.audit(config, "hub", metrics, clock);
    AuditTrail audit = auditLog.<AuditTrail>map(log -> log).orElse(AuditTrail.OFF);
    Database database = started.add(Database.open(address));
    SnapshotRepository repository = new JdbcSnapshotRepository(database, clock);
    repository.newestOfEveryWorld().forEach(metrics.snapshots()::announce);
    metrics.measureWorlds(repository::newestOfEveryWorld, clock);
    BlobHealth blobHealth = new BlobHealth(clock);
    BlobStore blobStore =
        new ObservedBlobStore(plainBlobs, metrics.blobs().of(plainBlobs.scheme()).and(blobHealth));
    PushedBlobs pushedBlobs = new PushedBlobs(blobStore);
    Optional<RedisServer> redis = started.redis(config);
    LatestCaches caches =
        LatestCaches.open(started, config, redis, database, repository, metrics.cache(), clock);
    LatestCache cache = caches.cache();
    Outbox outbox = new JdbcOutbox(database);
    metrics.measureOutbox(
        outbox::backlog,
        () -> Optional.ofNullable(relay).filter(Relay::publishes).isPresent(),
        clock);
    BatchingStore store =
        started.add(
            new BatchingStore(
                repository,
                stored -> {
                  committed();
                  cache.committed(stored, clock.instant());
                },
                MAX_WAITING_PUSHES,
                MAX_BATCH,
                COMMIT_PATIENCE,
                clock));
    SnapshotContract contract = new SnapshotContract(config.limits(), pushedBlobs::resolve);
    SnapshotService snapshots =
        new SnapshotService(
            contract, pushedBlobs, repository, store::store, cache, metrics.snapshots(), clock);
    StalledCallers stalled = started.add(new StalledCallers(limits.stallTimeout()));
    SignalRepository signals = new JdbcSignalRepository(database, this::committed);
    ActivationParts activation =
        ActivationParts.open(config, redis, database, snapshots, audit, this::committed, clock);
    announceAndConsume(
        database,
        deadLetters ->
            ConsumerParts.consumer(
                contract,
                new StoredSnapshots(
                    repository, snapshots, new AuditedAdoption(audit, clock, repository::adopt)),
                ConsumerParts.workers(ConsumerParts.workerNames(), blobStore, signals, clock),
                activation.news(),
                ConsumerParts.memory(redis, database, KafkaSubscription.DEFAULT_GROUP, clock),
                deadLetters,
                metrics.consumer(),
                clock),
        metrics);
    activation.resume();
    WriteGate writes = new WriteGate(config.access().allowed(), metrics.http());
    HubHttp routes =
        new HubHttp(
            gate(metrics.http()),
            writes,
            snapshots,
            new Expander(blobStore),
            new SignalService(repository, signals),
            activation.routes(writes, limits.maxBodyBytes()),
            new DeadLetterRoutes(
                new JdbcDeadLetters(database), config.bus().map(KafkaSettings::deadLetterTopic)),
            checks(auditLog, database, store, blobHealth, caches),
            metrics,
            started.add(new RequestAudit(audit, clock)),
            limits,
            stalled,
            clock);
    HubWebServer web =
        started.add(
            Listening.on(
                config.host(),
                config.port(),
                limits,
                config.tls().map(files -> started.add(Listening.tls(files, limits, clock))),
                stalled,
                routes::addTo,
                "--host and --port"));
    return new HubServer(config, web.port(), address.toString(), this);
  }

  private Gate gate(HttpMetrics metrics) {
    AccessConfig access = config.access();
    return new Gate(
        new NetworkGate(access.networks(), metrics),
        new TokenGate(
            started.add(new LiveTokens(access.tokens())),
            new TokenRates(access.requestsPerSecond()),
            metrics,
            clock),
        new RequestSlots(limits.maxRequests()));
  }

  /** There is something new in the outbox. */
  private void committed() {
    Optional.ofNullable(relay).ifPresent(Relay::committed);
  }

  /** Over Kafka, or in this process; without either events stay in the outbox. */
  private void announceAndConsume(
      Database database, Function<DeadLetters, EventHandler> consumer, HubMetrics metrics) {
    if (config.bus().isPresent()) {
      KafkaSettings bus = config.bus().get();
      new JdbcAnnouncedTopic(database).set(bus.topic());
      announceOver(new KafkaControlBus(bus, BUS_PATIENCE), new JdbcOutbox(database));
      if (config.consume()) {
        consumeFrom(bus, consumer, metrics);
      }
    } else if (config.consume()) {
      Outbox outbox = Parts.ownOutbox(config, database);
      announceOver(new InProcessBus(consumer.apply(new JdbcDeadLetters(database))), outbox);
    }
  }

  private void announceOver(ControlBus bus, Outbox outbox) {
    relay = started.add(new Relay(outbox, bus, clock));
  }

  private void consumeFrom(
      KafkaSettings bus, Function<DeadLetters, EventHandler> consumer, HubMetrics metrics) {
    EventHandler handler = consumer.apply(started.add(new KafkaDeadLetters(bus)));
    subscription =
        started
            .add(
                new KafkaSubscription(
                    bus,
                    KafkaSubscription.DEFAULT_GROUP,
                    handler,
                    new KafkaSubscription.Start.Committed(),
                    Long.MAX_VALUE,
                    metrics.consumer(),
                    clock))
            .start();
  }

  private List<HealthCheck> checks(
      Optional<AuditLog> audit,
      Database database,
      BatchingStore store,
      BlobHealth blobs,
      LatestCaches caches) {
    List<HealthCheck> checks = new ArrayList<>(List.of(database, store, blobs));
    audit.ifPresent(checks::add);
    checks.addAll(caches.checks());
    Optional.ofNullable(relay).map(Relay::health).ifPresent(checks::add);
    Optional.ofNullable(subscription).map(events -> events.health(false)).ifPresent(checks::add);
    return checks;
  }

  @Override
  public void close() {
    started.close();
  }
}
