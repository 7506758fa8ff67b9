package io.riskhub.hub;

import io.riskhub.blob.BlobStore;
import io.riskhub.contract.validation.SnapshotContract;
import io.riskhub.hub.activation.ActivationNews;
import io.riskhub.hub.bus.consumer.ConsumerMeter;
import io.riskhub.hub.bus.consumer.DeadLetters;
import io.riskhub.hub.bus.consumer.DedupeMemory;
import io.riskhub.hub.bus.consumer.HubSnapshots;
import io.riskhub.hub.bus.consumer.RiskHubControlBusConsumer;
import io.riskhub.hub.bus.consumer.SnapshotEvents;
import io.riskhub.hub.bus.consumer.SnapshotWorker;
import io.riskhub.hub.bus.consumer.attempt.RetryPolicy;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.consumer.JdbcDedupeMemory;
import io.riskhub.hub.jdbc.snapshot.JdbcCacheEra;
import io.riskhub.hub.redis.RedisDedupeMemory;
import io.riskhub.hub.redis.RedisServer;
import io.riskhub.hub.signal.SignalRepository;
import io.riskhub.hub.signal.worker.Assessor;
import io.riskhub.hub.signal.worker.ExtendedValidation;
import io.riskhub.hub.signal.worker.Live;
import io.riskhub.hub.signal.worker.OffloadedFields;
import io.riskhub.hub.signal.worker.SignalWorker;
import io.riskhub.hub.signal.worker.Stress;
import io.riskhub.hub.signal.worker.Workplaces;
import io.riskhub.hub.snapshot.cache.CacheEra;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Makes the consumer of events, the same for a hub and for a process that only consumes. */
final class ConsumerParts {

  private static final List<Assessor> ASSESSORS =
      List.of(new ExtendedValidation(), new Live(), new Stress());

  private ConsumerParts() {}

  /** The names of the workers that find signals. */
  static List<String> workerNames() {
    return ASSESSORS.stream().map(Assessor::name).toList();
  }

  /** The workers of those names. */
  static List<SnapshotWorker> workers(
      List<String> names, BlobStore blobs, SignalRepository signals, Clock clock) {
    OffloadedFields offloaded = new OffloadedFields(blobs);
    Workplaces inline = Workplaces.ofItsProcessors();
    Workplaces fetching = Workplaces.ofThisMachine();
    return ASSESSORS.stream()
        .filter(assessor -> names.contains(assessor.name()))
        .<SnapshotWorker>map(
            assessor -> new SignalWorker(assessor, offloaded, inline, fetching, signals, clock))
        .toList();
  }

  /** What a group has handled: in Redis where there is one. */
  static DedupeMemory memory(
      Optional<RedisServer> redis, Database database, String group, Clock clock) {
    DedupeMemory inDatabase = new JdbcDedupeMemory(database, group, clock);
    return redis
        .<DedupeMemory>map(
            server -> new RedisDedupeMemory(server, deployment(database), group, inDatabase))
        .orElse(inDatabase);
  }

  private static String deployment(Database database) {
    try (CacheEra era = new JdbcCacheEra(database)) {
      return era.state().deployment();
    }
  }

  static RiskHubControlBusConsumer consumer(
      SnapshotContract contract,
      HubSnapshots snapshots,
      List<SnapshotWorker> workers,
      ActivationNews activation,
      DedupeMemory memory,
      DeadLetters deadLetters,
      ConsumerMeter meter,
      Clock clock) {
    return new RiskHubControlBusConsumer(
        new SnapshotEvents(contract, snapshots, clock),
        snapshots,
        workers,
        activation,
        memory,
        deadLetters,
        RetryPolicy.DEFAULT,
        meter,
        clock);
  }
}
