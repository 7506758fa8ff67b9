package io.riskhub.hub.bus;

import io.riskhub.contract.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A bus for a hub without Kafka: hands each event to the handler and calls it delivered when that
 * is done. What is not yet handled when the process ends is still in the outbox.
 */
public final class InProcessBus implements ControlBus {

  private static final Duration HEARTBEAT = Duration.ofMillis(250);

  private final EventHandler handler;

  public InProcessBus(EventHandler handler) {
    this.handler = handler;
  }

  @Override
  public List<Delivery> publish(List<Event> events, Runnable heartbeat) {
    Map<String, List<Event>> byWorld = new LinkedHashMap<>();
    events.forEach(e -> byWorld.computeIfAbsent(e.worldId(), world -> new ArrayList<>()).add(e));
    heartbeat.run();
    // Closed, and so waited for, before the same events can come again.
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        List<Future<Void>> worlds =
            byWorld.values().stream().map(world -> workers.submit(() -> handle(world))).toList();
        worlds.forEach(world -> await(world, heartbeat));
      } finally {
        workers.shutdownNow();
      }
    }
    return events.stream().<Delivery>map(event -> new Delivery.Delivered()).toList();
  }

  private Void handle(List<Event> world) throws InterruptedException {
    for (Event event : world) {
      handler.handle(BusMessage.of(event));
    }
    return null;
  }

  private static void await(Future<Void> world, Runnable heartbeat) {
    while (true) {
      try {
        world.get(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        heartbeat.run();
      } catch (ExecutionException e) {
        throw new BusUnavailableException("an event could not be handled: " + e.getCause(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BusUnavailableException("the wait for a handler was interrupted", e);
      }
    }
  }

  @Override
  public void close() {
    // It holds nothing between two calls.
  }
}
