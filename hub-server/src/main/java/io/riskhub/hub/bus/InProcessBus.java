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
 * handler takes long, for an outage perhaps, is held, and the others pass it. Of its events the
 * first few are kept: the rest is safe where it came from, and one outage holds up the backlogs of
 * many worlds.
 */
public final class InProcessBus implements ControlBus {

  private static final Duration HEARTBEAT = Duration.ofMillis(250);

  /** Whoever takes longer keeps no place from others. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Enough for a machine's processors and its one disk. */
  private static final int MOST_AT_ONCE = 16;

  /** Of a world, beside the event that it is at: it may be slow and not stuck. */
  private static final int MOST_HELD_OF_A_WORLD = 32;

  /** Of all worlds, the same. */
  private static final int MOST_HELD = 2_000;

  /** Of all worlds, the same. */
  private static final long MOST_CHARACTERS_HELD = 32L << 20;

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
    letGo();
    return events.stream().map(this::delivery).toList();
  }

  private void letGo() {
    int worlds = Math.max(1, running.size());
    running
        .values()
        .forEach(
            world ->
                world.keepFirst(
                    Math.min(MOST_HELD_OF_A_WORLD, MOST_HELD / worlds),
                    MOST_CHARACTERS_HELD / worlds));
  }

  private Delivery delivery(Event event) {
    if (handled.remove(event.id())) {
      return new Delivery.Delivered();
    }
    return Optional.ofNullable(running.get(event.worldId()))
        .filter(world -> world.has(event))
        .<Delivery>map(world -> new Delivery.Held(world.trouble()))
        .orElseGet(Delivery.Left::new);
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
