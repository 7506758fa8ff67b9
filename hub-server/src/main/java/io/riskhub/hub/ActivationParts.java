package io.riskhub.hub;

import io.riskhub.contract.activation.ActivationContract;
import io.riskhub.hub.activation.ActivationNews;
import io.riskhub.hub.activation.ActivationService;
import io.riskhub.hub.activation.ActivationStore;
import io.riskhub.hub.audit.AuditTrail;
import io.riskhub.hub.http.access.WriteGate;
import io.riskhub.hub.http.activation.ActivationRoutes;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.activation.JdbcActivationStore;
import io.riskhub.hub.redis.RedisServer;
import io.riskhub.hub.redis.activation.RedisActivationStore;
import io.riskhub.hub.snapshot.SnapshotService;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what belongs to activation, the same for a hub and for a process that only consumes. */
final class ActivationParts {

  private static final Logger LOG = LoggerFactory.getLogger(ActivationParts.class);

  private final ActivationContract contract;
  private final ActivationService service;
  private final AuditTrail audit;
  private final Clock clock;

  private ActivationParts(
      ActivationContract contract, ActivationService service, AuditTrail audit, Clock clock) {
    this.contract = contract;
    this.service = service;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Activation in the database and, where hubs share a Redis, there for all to see.
   *
   * @param snapshots takes the snapshots that follow from changes, and announces them
   * @param audit takes down changes that are announced by others
   * @param committed is run when there is something new in the outbox
   */
  static ActivationParts open(
      HubConfig config,
      Optional<RedisServer> redis,
      Database database,
      SnapshotService snapshots,
      AuditTrail audit,
      Runnable committed,
      Clock clock) {
    return new ActivationParts(
        new ActivationContract(config.limits().maxClockSkew()),
        new ActivationService(
            store(redis, database, committed), snapshots, config.limits().maxClockSkew(), clock),
        audit,
        clock);
  }

  /** The state alone. */
  static ActivationStore store(Optional<RedisServer> redis, Database database, Runnable committed) {
    ActivationStore journal = new JdbcActivationStore(database, committed);
    return redis
        .<ActivationStore>map(server -> new RedisActivationStore(journal, server))
        .orElse(journal);
  }

  ActivationNews news() {
    return new ActivationNews(contract, service, audit, clock);
  }

  ActivationRoutes routes(WriteGate gate, int maxBodyBytes) {
    return new ActivationRoutes(contract, service, gate, maxBodyBytes, clock);
  }

  /** What a hub that was killed has left undone is done now, or with the next change. */
  void resume() {
    try {
      service.resumeAll();
    } catch (StorageUnavailableException e) {
      LOG.warn("snapshots of activation are made later: {}", e.getMessage());
    }
  }
}
