package io.riskhub.hub.bus;

import io.riskhub.contract.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Some events of one world on their way through the handler, in their order. */
final class WorldRun {

  private static final Logger LOG = LoggerFactory.getLogger(WorldRun.class);

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final long begunNanos = System.nanoTime();
  private final List<Event> events;
  private final EventHandler handler;
  private final Thread thread;
  private volatile @Nullable String trouble;

  /**
   * Begins.
   *
   * @param handled hears of each event that was handled
   * @param ended hears of the end, whether all were handled or the run was interrupted
   */
  WorldRun(
      List<Event> events, EventHandler handler, Consumer<Event> handled, Consumer<WorldRun> ended) {
    this.events = events;
    this.handler = handler;
    this.thread = Thread.ofVirtual().name("events").unstarted(() -> run(handled, ended));
    thread.start();
  }

  private void run(Consumer<Event> handled, Consumer<WorldRun> ended) {
    try {
      for (Event event : events) {
        handle(event);
        handled.accept(event);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.accept(this);
    }
  }

  /** Again and again: none may pass an event of its own world. */
  private void handle(Event event) throws InterruptedException {
    while (true) {
      try {
        handler.handle(BusMessage.of(event));
        trouble = null;
        return;
      } catch (RuntimeException | Error e) {
        LOG.error("an event of world {} is tried again", event.worldId(), e);
        trouble = String.valueOf(e.getMessage());
        Thread.sleep(RETRY);
      }
    }
  }

  /** Why the event that it is at could not be handled, if it was tried in vain. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Whether it goes on for longer than that. */
  boolean hasTaken(Duration time) {
    return System.nanoTime() - begunNanos > time.toNanos();
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Waits for the end, also when this thread is interrupted: the handler may be at work. */
  void join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
