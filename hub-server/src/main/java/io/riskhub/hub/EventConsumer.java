package io.riskhub.hub;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.validation.SnapshotContract;
import io.riskhub.hub.audit.AuditLog;
import io.riskhub.hub.audit.AuditTrail;
import io.riskhub.hub.blobs.PushedBlobs;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.bus.consumer.ConsumerTally;
import io.riskhub.hub.bus.consumer.SnapshotWorker;
import io.riskhub.hub.bus.external.ProgramWorker;
import io.riskhub.hub.bus.external.WebHookWorker;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.http.HttpLimits;
import io.riskhub.hub.http.OperationsHttp;
import io.riskhub.hub.http.sending.StalledCallers;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.signal.JdbcSignalRepository;
import io.riskhub.hub.jdbc.snapshot.JdbcSnapshotRepository;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.consumer.KafkaSubscription;
import io.riskhub.hub.kafka.deadletter.KafkaDeadLetters;
import io.riskhub.hub.metrics.HubMetrics;
import io.riskhub.hub.metrics.TalliedMetrics;
import io.riskhub.hub.redis.RedisServer;
import io.riskhub.hub.snapshot.LatestCache;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.SnapshotService;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.hub.snapshot.StoreResult;
import io.riskhub.hub.start.PrerequisiteException;
import io.riskhub.hub.start.Prerequisites;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Consumes events beside the hubs of a database, and serves nobody. */
public final class EventConsumer implements AutoCloseable {

  /** The names of the workers that find signals. */
  public static final List<String> WORKERS = ConsumerParts.workerNames();

  private final ConsumerConfig config;
  private final Clock clock;
  private final ConsumerTally tally = new ConsumerTally();
  private final Parts parts = new Parts();
  private final HubMetrics metrics = new HubMetrics(HubVersion.current());
  private final KafkaSubscription subscription;
  private final OptionalInt metricsPort;

  private EventConsumer(ConsumerConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    try {
      HubConfig hub = config.hub();
      DatabaseAddress address = parts.address(hub);
      BlobStore blobs = parts.add(Parts.blobs(BlobStores::open, hub.blobs()));
      Prerequisites.require(hub, address, blobs);
      Optional<AuditLog> audit = parts.audit(hub, "consume", metrics, clock);
      Database database = parts.add(Database.open(address));
      subscription =
          subscription(database, blobs, audit.<AuditTrail>map(log -> log).orElse(AuditTrail.OFF));
      List<HealthCheck> checks =
          Stream.concat(
                  Stream.of(database, subscription.health(true)),
                  audit.<HealthCheck>map(log -> log).stream())
              .toList();
      metricsPort =
          config
              .metrics()
              .map(where -> OptionalInt.of(listen(where, checks)))
              .orElseGet(OptionalInt::empty);
      subscription.start();
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * Begins to consume.
   *
   * @throws HubStartException when it cannot as configured; nothing is left running then
   */
  public static EventConsumer start(ConsumerConfig config) {
    try {
      return new EventConsumer(config, Clock.systemUTC());
    } catch (StorageUnavailableException | BusUnavailableException | PrerequisiteException e) {
      throw new HubStartException(String.valueOf(e.getMessage()), e);
    }
  }

  private KafkaSubscription subscription(Database database, BlobStore blobs, AuditTrail audit) {
    HubConfig hub = config.hub();
    KafkaSettings bus = hub.bus().orElseThrow();
    PushedBlobs pushedBlobs = new PushedBlobs(blobs);
    SnapshotContract contract = new SnapshotContract(hub.limits(), pushedBlobs::resolve);
    Optional<RedisServer> redis = parts.redis(hub);
    SnapshotRepository repository = new JdbcSnapshotRepository(database, clock);
    LatestCache cache =
        LatestCaches.open(parts, hub, redis, database, repository, metrics.cache(), clock).cache();
    SnapshotService snapshots =
        new SnapshotService(
            contract,
            pushedBlobs,
            repository,
            snapshot -> announced(snapshot, repository, cache),
            cache,
            metrics.snapshots(),
            clock);
    TalliedMetrics meter = new TalliedMetrics(tally, metrics.consumer());
    return parts.add(
        new KafkaSubscription(
            bus,
            config.group(),
            ConsumerParts.consumer(
                contract,
                new StoredSnapshots(
                    repository, snapshots, new AuditedAdoption(audit, clock, repository::adopt)),
                workers(blobs, database),
                ActivationParts.open(hub, redis, database, snapshots, audit, () -> {}, clock)
                    .news(),
                ConsumerParts.memory(redis, database, config.group(), clock),
                parts.add(new KafkaDeadLetters(bus)),
                meter,
                clock),
            config.start(),
            config.mostMessages(),
            meter,
            clock));
  }

  /** What this process itself makes is news to everybody else, unlike what it adopts. */
  private StoreResult announced(
      Snapshot snapshot, SnapshotRepository repository, LatestCache cache) {
    StoreResult result = repository.store(List.of(snapshot)).getFirst();
    result.stored().ifPresent(stored -> cache.committed(List.of(stored), clock.instant()));
    return result;
  }

  private List<SnapshotWorker> workers(BlobStore blobs, Database database) {
    List<SnapshotWorker> workers =
        new ArrayList<>(
            ConsumerParts.workers(
                config.workers(), blobs, new JdbcSignalRepository(database, () -> {}), clock));
    config
        .program()
        .map(command -> new ProgramWorker(command, config.workerTimeout()))
        .ifPresent(workers::add);
    config
        .webHook()
        .map(address -> parts.add(new WebHookWorker(address, config.workerTimeout(), clock)))
        .ifPresent(workers::add);
    return workers;
  }

  private int listen(InetSocketAddress address, List<HealthCheck> checks) {
    OperationsHttp routes =
        new OperationsHttp(config.hub().access().networks(), checks, metrics, clock);
    return parts
        .add(
            Listening.on(
                address.getHostString(),
                address.getPort(),
                HttpLimits.DEFAULT,
                Optional.empty(),
                parts.add(new StalledCallers(HttpLimits.DEFAULT.stallTimeout())),
                routes::addTo,
                "--metrics"))
        .port();
  }

  /** The port that health and metrics are shown at, if they are. */
  public OptionalInt metricsPort() {
    return metricsPort;
  }

  /** What has been handled so far. */
  public ConsumerTally tally() {
    return tally;
  }

  /**
   * Waits until it has handled as many events as it should, or is closed.
   *
   * @throws IllegalStateException when it ended for a fault
   */
  public void await() throws InterruptedException {
    subscription.await();
  }

  /** Lets what is under way end, for some seconds, and releases everything. */
  @Override
  public void close() {
    parts.close();
  }
}
