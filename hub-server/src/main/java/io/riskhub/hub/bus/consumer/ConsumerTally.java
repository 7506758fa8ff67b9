package io.riskhub.hub.bus.consumer;

import io.riskhub.hub.bus.ConsumerLag;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts for somebody who watches, beside the metrics. */
public final class ConsumerTally implements ConsumerMeter, ConsumerLag {

  private final Map<Handling, LongAdder> handled = new EnumMap<>(Handling.class);
  private final LongAdder retries = new LongAdder();
  private final Map<String, Long> behind = new ConcurrentHashMap<>();

  public ConsumerTally() {
    for (Handling handling : Handling.values()) {
      handled.put(handling, new LongAdder());
    }
  }

  /** How many events came to that end. */
  public long handled(Handling handling) {
    LongAdder count = handled.get(handling);
    return count == null ? 0 : count.sum();
  }

  /** How many events came to an end. */
  public long handled() {
    return handled.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** How many attempts failed, and were followed by another. */
  public long retries() {
    return retries.sum();
  }

  /** How many events are not yet handled, as far as is known. */
  public long lag() {
    return behind.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void handled(String worldId, String stage, Handling handling) {
    LongAdder count = handled.get(handling);
    if (count != null) {
      count.increment();
    }
  }

  @Override
  public void retried(String worldId, String stage) {
    retries.increment();
  }

  @Override
  public void outage() {
    // The log tells of it.
  }

  @Override
  public void behind(String topic, int partition, long messages) {
    behind.put(topic + "-" + partition, messages);
  }

  @Override
  public void gone(String topic, int partition) {
    behind.remove(topic + "-" + partition);
  }

  @Override
  public void failed(String reason) {
    // The log tells of it.
  }
}
