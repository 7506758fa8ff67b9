package io.riskhub.hub.bus;

import io.riskhub.contract.event.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Some events of one world on their way through the handler, in their order. */
final class WorldRun {

  private static final Logger LOG = LoggerFactory.getLogger(WorldRun.class);

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final long begunNanos = System.nanoTime();
  private final EventHandler handler;
  private final Thread thread;

  /** What is not begun. Guarded by this. */
  private final Deque<Event> waiting;

  /** All that it has handled or will handle. Guarded by this. */
  private final Set<UUID> own;

  private volatile @Nullable String trouble;

  /**
   * Begins.
   *
   * @param handled hears of each event that was handled
   * @param ended hears of the end, whether all were handled or the run was interrupted
   */
  WorldRun(
      List<Event> events, EventHandler handler, Consumer<Event> handled, Consumer<WorldRun> ended) {
    this.waiting = new ArrayDeque<>(events);
    this.own = events.stream().map(Event::id).collect(Collectors.toCollection(HashSet::new));
    this.handler = handler;
    this.thread = Thread.ofVirtual().name("events").unstarted(() -> run(handled, ended));
    thread.start();
  }

  private void run(Consumer<Event> handled, Consumer<WorldRun> ended) {
    try {
      for (Event event = next(); event != null; event = next()) {
        handle(event);
        handled.accept(event);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.accept(this);
    }
  }

  private synchronized @Nullable Event next() {
    return waiting.poll();
  }

  /**
   * Lets go of what is not begun, but for the first of it.
   *
   * @param most how many events are kept
   * @param mostCharacters how long their data may be together
   */
  synchronized void keepFirst(int most, long mostCharacters) {
    int count = 0;
    long characters = 0;
    for (Iterator<Event> events = waiting.iterator(); events.hasNext(); ) {
      Event event = events.next();
      count++;
      characters += event.data().length();
      if (count > most || characters > mostCharacters) {
        events.remove();
        own.remove(event.id());
      }
    }
  }

  /** Whether it has handled the event, or will. */
  synchronized boolean has(Event event) {
    return own.contains(event.id());
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
