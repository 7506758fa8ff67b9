package io.riskhub.hub;

import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.validation.SnapshotContract;
import io.riskhub.hub.activation.ActivationSnapshots;
import io.riskhub.hub.activation.ActivationStore;
import io.riskhub.hub.audit.command.AuditedWriter;
import io.riskhub.hub.audit.command.CommandAudit;
import io.riskhub.hub.backfill.BackfillEngine;
import io.riskhub.hub.backfill.BackfillPlan;
import io.riskhub.hub.backfill.BackfillResult;
import io.riskhub.hub.backfill.DryRunWriter;
import io.riskhub.hub.backfill.SnapshotSource;
import io.riskhub.hub.backfill.SnapshotWriter;
import io.riskhub.hub.backfill.StoringWriter;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.repair.LostTable;
import io.riskhub.hub.jdbc.snapshot.JdbcSnapshotRepository;
import io.riskhub.hub.redis.RedisServer;
import io.riskhub.hub.snapshot.LatestCache;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts snapshots into the stores of a hub, which may be down: what a hub does when it takes a push,
 * without its checks of the moment.
 */
public final class Backfill implements AutoCloseable {

  private final BackfillPlan plan;
  private final Clock clock;
  private final Parts parts = new Parts();
  private final SnapshotContract contract;
  private final SnapshotWriter writer;
  private final ActivationStore activation;
  private final Optional<String> remark;

  private Backfill(HubConfig config, BackfillPlan plan, Clock clock) {
    this.plan = plan;
    this.clock = clock;
    this.contract = new SnapshotContract(limits(config.limits())).takingExpired();
    try {
      if (plan.dryRun()) {
        StoresAsTheyAre stores = StoresAsTheyAre.open(parts, config);
        remark = stores.remark();
        writer = new DryRunWriter(new JdbcSnapshotRepository(stores.snapshots(), clock)::find);
        activation = ActivationParts.store(parts.redis(config), stores.activation(), () -> {});
      } else {
        DatabaseAddress address = parts.address(config);
        CommandAudit audit = parts.add(new CommandAudit(config.audit(), "backfill", clock));
        Database database = parts.add(Database.open(address));
        remark = mended(new LostTable(database, address, JdbcSnapshotRepository.TABLE));
        Optional<RedisServer> redis = parts.redis(config);
        writer = new AuditedWriter(writer(config, redis, database), audit, clock);
        activation = ActivationParts.store(redis, database, () -> {});
      }
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * Opens the stores.
   *
   * @throws HubStartException when they cannot be used as configured, or now
   */
  public static Backfill open(HubConfig config, BackfillPlan plan) {
    try {
      return new Backfill(config, plan, Clock.systemUTC());
    } catch (StorageUnavailableException e) {
      throw new HubStartException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<String> mended(LostTable snapshots) {
    if (!snapshots.isLost()) {
      return Optional.empty();
    }
    snapshots.makeAnew();
    return Optional.of("the table of snapshots is missing, and was made anew: restart hubs");
  }

  /** A hub's longest time to live may have been longer once: only the contract's own counts. */
  private static ContractLimits limits(ContractLimits hub) {
    return new ContractLimits(
        hub.ttlSecondsDefault(), ContractLimits.TTL_SECONDS_CEILING, hub.maxClockSkew());
  }

  private SnapshotWriter writer(HubConfig config, Optional<RedisServer> redis, Database database) {
    SnapshotRepository repository = new JdbcSnapshotRepository(database, clock);
    LatestCache cache =
        LatestCaches.open(
                parts,
                config,
                redis,
                database,
                repository,
                // Nothing is read here.
                answered -> {},
                clock)
            .cache();
    return new StoringWriter(repository, stored -> cache.committed(stored, clock.instant()));
  }

  /** What was unusual about the stores, for people. */
  public Optional<String> remark() {
    return remark;
  }

  /** A snapshot of each wanted world's activation, read from the same stores. */
  public SnapshotSource activation() {
    return new ActivationSnapshots(activation, plan.worlds(), clock);
  }

  /**
   * Stores what {@code source} has. When the source or the store fails on the way, what was told of
   * until then is stored, and the same run again finds it there.
   *
   * @param results hears what became of each entry
   * @throws StorageUnavailableException when the store is out of reach
   */
  public void run(SnapshotSource source, Consumer<BackfillResult> results) {
    new BackfillEngine(contract, writer, plan, clock, results).run(source);
  }

  @Override
  public void close() {
    parts.close();
  }
}
