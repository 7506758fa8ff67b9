package io.riskhub.hub.kafka.consumer;

import io.riskhub.hub.bus.ConsumerLag;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a subscription told of itself. */
final class RecordedLag implements ConsumerLag {

  final Map<Integer, Long> behind = new ConcurrentHashMap<>();
  final List<String> failures = new CopyOnWriteArrayList<>();

  /** Is thrown, once, when the loop next tells how far it is behind. */
  volatile @Nullable RuntimeException trap;

  @Override
  public void behind(String topic, int partition, long messages) {
    behind.put(partition, messages);
    RuntimeException sprung = trap;
    if (sprung != null) {
      trap = null;
      throw sprung;
    }
  }

  @Override
  public void gone(String topic, int partition) {
    behind.remove(partition);
  }

  @Override
  public void failed(String reason) {
    failures.add(reason);
  }
}
