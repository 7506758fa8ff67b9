package io.riskhub.hub.bus.outbox;

import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.bus.ControlBus;
import io.riskhub.hub.bus.Delivery;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what is committed to the outbox, while this hub is the one to do so, and removes it
 * once the bus has it. Always the events that were committed first: those of a world leave in the
 * order of their commits. What a holder sends after it lost its lease, unknowingly, was committed
 * before all that its successor sends after it, and the successor has sent it too: a duplicate.
 */
public final class Relay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private static final int BATCH = 500;

  /**
   * So much may wait in the bus, in characters of the events' data; the rest waits where it is
   * safe.
   */
  private static final long MOST_HELD = 128L << 20;

  /** As many as a statement can name. */
  private static final int MOST_WORLDS_HELD = 10_000;

  /** How soon a commit of another hub is seen. */
  private static final Duration POLL = Duration.ofMillis(500);

  /** How soon a failure is overcome, or a lost hub replaced once the store knows that it is. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** How long a batch that is under way may take when the hub stops. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Outbox outbox;
  private final ControlBus bus;
  private final RelayHealth health;
  private final long mostHeld;
  private final Semaphore commits = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile long graceEndsNanos = Long.MAX_VALUE;
  private volatile boolean publishes;
  private final Thread thread;

  /** Starts to publish; closes the bus and the outbox in the end. */
  public Relay(Outbox outbox, ControlBus bus, Clock clock) {
    this(outbox, bus, clock, MOST_HELD);
  }

  /** The same with another bound of what waits in the bus. */
  Relay(Outbox outbox, ControlBus bus, Clock clock, long mostHeld) {
    this.outbox = outbox;
    this.bus = bus;
    this.mostHeld = mostHeld;
    this.health = new RelayHealth(outbox, clock);
    // A platform thread: it sits in JDBC all its life, and some drivers pin virtual threads.
    this.thread = Thread.ofPlatform().name("outbox-relay").start(this::runUntilClosed);
  }

  /** Tells of a commit of this hub, whose events need not wait then. Cheap, for any thread. */
  public void committed() {
    if (commits.availablePermits() == 0) {
      commits.release();
    }
  }

  /** Whether this hub is the one that publishes now. */
  public boolean publishes() {
    return publishes;
  }

  /** Whether events leave the outbox. */
  public HealthCheck health() {
    return health;
  }

  /** Ends after the batch that is under way; what is not published stays in the outbox. */
  @Override
  public void close() {
    graceEndsNanos = System.nanoTime() + GRACE.toNanos();
    closing.countDown();
    commits.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runUntilClosed() {
    try (outbox;
        bus) {
      do {
        try {
          outbox.tryLease().ifPresent(this::publishUntilLost);
        } catch (BusUnavailableException | StorageUnavailableException e) {
          // An outage can last for hours, and is tried to be overcome every few seconds.
          failed(String.valueOf(e.getMessage()));
        } catch (Throwable e) {
          // Whatever it is, the relay must outlive it, or nothing is ever published again.
          boolean unused = health.failed(String.valueOf(e.getMessage()));
          LOG.error("events wait in the outbox", e);
        }
      } while (!isClosingWithin(RETRY));
    }
  }

  /** Also gives the lease back when the bus fails: another hub may have a better way to it. */
  private void publishUntilLost(OutboxLease lease) {
    try (lease) {
      LOG.info("this hub publishes the events now");
      publishes = true;
      lease.restoreSetAside();
      List<Held> held = List.of();
      while (!isClosingWithin(Duration.ZERO)) {
        List<OutboxEntry> entries = withNew(held, lease);
        if (!entries.isEmpty()) {
          held = publish(entries, lease);
        }
        tellHealth(held);
        if (entries.isEmpty()) {
          awaitCommit();
        }
      }
    } finally {
      publishes = false;
    }
  }

  /** An event that the bus holds, and why it could not be handled, if that was tried in vain. */
  private record Held(OutboxEntry entry, Optional<String> trouble) {}

  private void tellHealth(List<Held> held) {
    Optional<String> trouble = held.stream().flatMap(one -> one.trouble().stream()).findFirst();
    if (trouble.isPresent()) {
      failed(trouble.get());
    } else if (health.works()) {
      LOG.info("events are published again");
    }
  }

  private void failed(String reason) {
    if (health.failed(reason)) {
      LOG.warn("events wait in the outbox: {}", reason);
    }
  }

  /** What the bus holds, and after it what it has not seen: nothing of a world that is held. */
  private List<OutboxEntry> withNew(List<Held> held, OutboxLease lease) {
    List<OutboxEntry> entries = new ArrayList<>(held.stream().map(Held::entry).toList());
    Set<String> worlds =
        entries.stream().map(entry -> entry.event().worldId()).collect(Collectors.toSet());
    long size = entries.stream().mapToLong(entry -> entry.event().data().length()).sum();
    boolean isFull = size > mostHeld || worlds.size() > MOST_WORLDS_HELD;
    // Asks also when it wants nothing: the outbox may be another's by now.
    entries.addAll(lease.oldest(isFull ? 0 : BATCH, worlds));
    return entries;
  }

  /** Gives those that the bus holds. */
  private List<Held> publish(List<OutboxEntry> entries, OutboxLease lease) {
    List<Delivery> deliveries =
        bus.publish(entries.stream().map(OutboxEntry::event).toList(), () -> mayPublish(lease));
    List<OutboxEntry> published = new ArrayList<>();
    List<Held> held = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      OutboxEntry entry = entries.get(i);
      switch (deliveries.get(i)) {
        case Delivery.Delivered delivered -> published.add(entry);
        case Delivery.Held waits -> held.add(new Held(entry, waits.trouble()));
        case Delivery.Left left -> {
          // It is read again once nothing of its world is held.
        }
        case Delivery.Refused refused -> setAside(entry, refused.reason(), lease);
      }
    }
    lease.remove(published);
    return held;
  }

  private static void setAside(OutboxEntry entry, String reason, OutboxLease lease) {
    LOG.error(
        "the {} event {} of world {} is not published: {}",
        entry.event().type(),
        entry.event().id(),
        entry.event().worldId(),
        reason);
    lease.setAside(entry, reason);
  }

  private void mayPublish(OutboxLease lease) {
    lease.keepAlive();
    if (System.nanoTime() > graceEndsNanos) {
      throw new BusUnavailableException("the hub stops", null);
    }
  }

  private void awaitCommit() {
    try {
      boolean unused = commits.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
      commits.drainPermits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private boolean isClosingWithin(Duration time) {
    try {
      return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
