package io.riskhub.hub.start;

import io.riskhub.blob.BlobStore;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.HubStartException;
import io.riskhub.hub.blobs.probe.BlobProbe;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.kafka.KafkaTopics;
import io.riskhub.hub.redis.probe.RedisProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Sees to it that what a process needs is there, before it opens any of it for good. */
public final class Prerequisites {

  /** Longer than Kafka's client has patience, so that it can say why. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HubConfig config;
  private final DatabaseAddress database;
  private final BlobStore blobs;

  private Prerequisites(HubConfig config, DatabaseAddress database, BlobStore blobs) {
    this.config = config;
    this.database = database;
    this.blobs = blobs;
  }

  /**
   * Requires the topics of Kafka where it is configured, and in the profile prod also database,
   * Redis and blob store. Ends within seconds.
   *
   * @param database where the database of {@code config} is
   * @param blobs the store of {@code config}, opened
   * @throws PrerequisiteException in the profile prod, with all that is not as it must be
   * @throws BusUnavailableException in the profile dev, when no broker answers
   * @throws HubStartException in the profile dev, when a topic is missing
   */
  public static void require(HubConfig config, DatabaseAddress database, BlobStore blobs) {
    switch (config.profile()) {
      case DEV -> config.bus().ifPresent(KafkaTopics::require);
      case PROD -> new Prerequisites(config, database, blobs).requireAll();
    }
  }

  /** What must be there: its name for a message, and what is the matter with it. */
  private record Need(String name, Callable<Optional<String>> problem) {}

  private List<Need> needs() {
    List<Need> needs = new ArrayList<>();
    needs.add(new Need("the database " + database, database::problem));
    config
        .redis()
        .ifPresent(redis -> needs.add(new Need(redis.toString(), () -> RedisProbe.problem(redis))));
    config
        .bus()
        .ifPresent(bus -> needs.add(new Need("the control bus " + bus, () -> problem(bus))));
    needs.add(new Need("the blob store", () -> BlobProbe.problem(config.blobs(), blobs)));
    return needs;
  }

  private static Optional<String> problem(KafkaSettings bus) {
    try {
      KafkaTopics.require(bus);
      return Optional.empty();
    } catch (BusUnavailableException | HubStartException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /** All at once, so that the slowest says how long it takes, and each is told of. */
  private void requireAll() {
    List<Need> needs = needs();
    // Not closed, which would wait for one that hangs.
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<Optional<String>>> answers =
          threads.invokeAll(
              needs.stream().map(Need::problem).toList(),
              PATIENCE.toMillis(),
              TimeUnit.MILLISECONDS);
      List<String> problems = new ArrayList<>();
      for (int i = 0; i < needs.size(); i++) {
        outcome(needs.get(i), answers.get(i)).ifPresent(problems::add);
      }
      if (!problems.isEmpty()) {
        throw new PrerequisiteException(problems);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HubStartException("interrupted at the start", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<String> outcome(Need need, Future<Optional<String>> answer)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException e) {
      return Optional.of(
          "%s does not answer within %d s; look at it and at the network"
              .formatted(need.name(), PATIENCE.toSeconds()));
    } catch (ExecutionException e) {
      throw new HubStartException(
          "%s cannot be looked at: %s".formatted(need.name(), e.getCause()), e.getCause());
    }
  }
}
