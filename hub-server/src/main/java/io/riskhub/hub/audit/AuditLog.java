package io.riskhub.hub.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.hub.audit.chain.ChainHash;
import io.riskhub.hub.audit.chain.ChainSettings;
import io.riskhub.hub.audit.chain.ChainTakenException;
import io.riskhub.hub.audit.chain.ChainWriter;
import io.riskhub.hub.health.HealthCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the audit. One thread writes; whatever comes while the disk takes a group of lines forms
 * the next group. When a group cannot be written, nothing is taken until the thread, which tries
 * again by itself, has written a line about that.
 */
public final class AuditLog implements AuditTrail, HealthCheck, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

  private static final int MOST_OF_A_KIND = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final LineQueue queue = new LineQueue();
  private final ChainWriter chain;
  private final Path directory;
  private final AuditMeter meter;
  private final Clock clock;
  private final Thread writer;

  private AuditLog(ChainWriter chain, Path directory, AuditMeter meter, Clock clock) {
    this.chain = chain;
    this.directory = directory;
    this.meter = meter;
    this.clock = clock;
    // A platform thread, which sits in the file system all its life.
    this.writer = Thread.ofPlatform().name("audit-writer").start(this::writeUntilClosed);
  }

  /**
   * Opens the audit of a kind of process, and takes down that it was. Several processes of a kind
   * have a chain each: {@code hub}, {@code hub-2} and so on.
   *
   * @throws AuditUnavailableException when it cannot be written as configured
   */
  public static AuditLog open(AuditConfig config, String name, AuditMeter meter, Clock clock) {
    try {
      ChainHash hash = ChainHash.of(config.keyFile());
      for (int number = 1; number < MOST_OF_A_KIND; number++) {
        try {
          return open(config.chain(number == 1 ? name : name + "-" + number, hash), meter, clock);
        } catch (ChainTakenException e) {
          LOG.debug("somebody else writes that chain of the audit", e);
        }
      }
      return open(config.chain(name, hash), meter, clock);
    } catch (IOException e) {
      throw new AuditUnavailableException(
          "%s; see to that, or choose another place with risk_hub.audit.dir"
              .formatted(trouble(config.directory(), e)),
          e);
    }
  }

  static AuditLog open(ChainSettings settings, AuditMeter meter, Clock clock) throws IOException {
    ChainWriter chain = ChainWriter.open(settings, action -> line(clock, action));
    try {
      begin(chain, settings.directory(), clock);
    } catch (IOException e) {
      chain.close();
      throw e;
    }
    meter.writable(true);
    return new AuditLog(chain, settings.directory(), meter, clock);
  }

  private static void begin(ChainWriter chain, Path directory, Clock clock) throws IOException {
    ObjectNode found = chain.found();
    ObjectNode line = line(clock, AuditAction.AUDIT_STARTED.label());
    line.put("outcome", found.isEmpty() ? "in_order" : "noticed").setAll(found);
    if (!found.isEmpty()) {
      LOG.warn("the audit in {} is not as it was left: {}", directory, found);
    }
    chain.append(List.of(line));
    LOG.info("the audit {} goes on at {}", chain.head().chain(), chain.head());
  }

  private static ObjectNode line(Clock clock, String action) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", clock.instant().truncatedTo(ChronoUnit.MICROS).toString())
        .put("action", action);
  }

  private static String trouble(Path directory, Exception cause) {
    return "the audit in %s cannot be written (%s)"
        .formatted(directory, cause.getMessage() == null ? cause : cause.getMessage());
  }

  @Override
  public void append(AuditRecord record) {
    PendingLine line = new PendingLine(record);
    Optional<String> refusal = queue.offer(line);
    if (refusal.isPresent()) {
      meter.lost(1);
      throw new AuditUnavailableException(refusal.get(), null);
    }
    line.await(PATIENCE);
  }

  @Override
  public void note(AuditRecord record) {
    if (queue.offer(new PendingLine(record)).isPresent()) {
      meter.lost(1);
    }
  }

  @Override
  public String part() {
    return "audit";
  }

  @Override
  public Optional<String> problem() {
    return writer.isAlive()
        ? queue.outage().map(o -> o.reason() + "; writes are refused until it can")
        : Optional.of("it has stopped");
  }

  private void writeUntilClosed() {
    List<PendingLine> group = queue.gather(RETRY);
    while (!group.isEmpty() || !queue.isClosed()) {
      if (group.isEmpty()) {
        queue.outage().ifPresent(this::resume);
      } else {
        write(group);
      }
      group = queue.gather(RETRY);
    }
    stop();
  }

  private void write(List<PendingLine> group) {
    try {
      chain.append(group.stream().map(PendingLine::json).toList());
      meter.written(group.size());
      group.forEach(PendingLine::complete);
    } catch (IOException | RuntimeException e) {
      fail(group, e);
    } catch (Error e) {
      // Such as a lack of memory. The writer must outlive it, or nothing is ever stored again.
      fail(group, new IllegalStateException(e));
    }
  }

  private void fail(List<PendingLine> group, Exception failure) {
    String reason = trouble(directory, failure);
    List<PendingLine> lost = queue.fail(group, reason, clock.instant());
    meter.writable(false);
    meter.lost(lost.size());
    LOG.error("{}; writes are refused until it can", reason, failure);
    lost.forEach(line -> line.fail(new AuditUnavailableException(reason, failure)));
  }

  /** Tries to write again, first of all about what could not be written. */
  private void resume(LineQueue.Outage outage) {
    Instant since = outage.since().truncatedTo(ChronoUnit.MICROS);
    try {
      chain.append(
          List.of(
              line(clock, AuditAction.AUDIT_RESUMED.label())
                  .put("outcome", "noticed")
                  .put("since", since.toString())
                  .put("lost", outage.lost())
                  .put("detail", outage.reason())));
      queue.resume();
      meter.writable(true);
      LOG.info("the audit in {} can be written again", directory);
    } catch (IOException | RuntimeException e) {
      LOG.debug("the audit in {} still cannot be written", directory, e);
    }
  }

  private void stop() {
    try (chain) {
      chain.append(List.of(line(clock, AuditAction.AUDIT_STOPPED.label()).put("outcome", "done")));
    } catch (IOException e) {
      LOG.warn("the audit in {} was closed without its last line", directory, e);
    }
  }

  /** Writes what was taken, then takes no more. */
  @Override
  public void close() {
    queue.close();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
