package io.riskhub.hub.bus;

import io.riskhub.contract.event.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A bus for a hub without Kafka: hands each event to the handler and calls it delivered when that
 * is done. What is not yet handled when the process ends is still in the outbox. A world whose
 * handler takes long, for an outage perhaps, is held, and the others pass it.
 */
public final class InProcessBus implements ControlBus {

  private static final Duration HEARTBEAT = Duration.ofMillis(250);

  /** Whoever takes longer keeps no place from others. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Enough for a machine's processors and its one disk. */
  private static final int MOST_AT_ONCE = 16;

  private final EventHandler handler;
  private final Map<String, WorldRun> running = new HashMap<>();
  private final BlockingQueue<WorldRun> ended = new LinkedBlockingQueue<>();
  private final Set<UUID> handled = ConcurrentHashMap.newKeySet();

  public InProcessBus(EventHandler handler) {
    this.handler = handler;
  }

  @Override
  public List<Delivery> publish(List<Event> events, Runnable heartbeat) {
    try {
      run(byWorld(events), heartbeat);
    } catch (RuntimeException e) {
      // Before the same events can come again.
      abandon();
      throw e;
    }
    return events.stream()
        .map(e -> handled.remove(e.id()) ? new Delivery.Delivered() : held(e.worldId()))
        .toList();
  }

  private Delivery held(String world) {
    return new Delivery.Held(Optional.ofNullable(running.get(world)).flatMap(WorldRun::trouble));
  }

  private static Map<String, List<Event>> byWorld(List<Event> events) {
    Map<String, List<Event>> byWorld = new LinkedHashMap<>();
    events.forEach(e -> byWorld.computeIfAbsent(e.worldId(), world -> new ArrayList<>()).add(e));
    return byWorld;
  }

  /** Until every world is done with or has taken its time. */
  private void run(Map<String, List<Event>> worlds, Runnable heartbeat) {
    Queue<String> waiting = new ArrayDeque<>(worlds.keySet());
    waiting.removeAll(running.keySet());
    do {
      heartbeat.run();
      while (!waiting.isEmpty() && brisk() < MOST_AT_ONCE) {
        String world = waiting.remove();
        running.put(
            world,
            new WorldRun(
                worlds.getOrDefault(world, List.of()),
                handler,
                event -> handled.add(event.id()),
                ended::add));
      }
      takeEnded();
    } while (!waiting.isEmpty() || brisk() > 0);
  }

  private long brisk() {
    return running.values().stream().filter(world -> !world.hasTaken(PATIENCE)).count();
  }

  private void takeEnded() {
    try {
      WorldRun first = ended.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
      for (WorldRun world = first; world != null; world = ended.poll()) {
        running.values().remove(world);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusUnavailableException("the wait for a handler was interrupted", e);
    }
  }

  private void abandon() {
    running.values().forEach(WorldRun::interrupt);
    running.values().forEach(WorldRun::join);
    running.clear();
    ended.clear();
    handled.clear();
  }

  @Override
  public void close() {
    abandon();
  }
}
