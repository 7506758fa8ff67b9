package io.riskhub.hub.metrics;

import io.riskhub.hub.bus.ConsumerLag;
import io.riskhub.hub.bus.consumer.ConsumerMeter;
import io.riskhub.hub.bus.consumer.ConsumerTally;
import io.riskhub.hub.bus.consumer.Handling;

/** Counts for somebody who watches, and for the metrics. */
public record TalliedMetrics(ConsumerTally tally, ConsumerMetrics metrics)
    implements ConsumerMeter, ConsumerLag {

  @Override
  public void handled(String worldId, String stage, Handling handling) {
    tally.handled(worldId, stage, handling);
    metrics.handled(worldId, stage, handling);
  }

  @Override
  public void retried(String worldId, String stage) {
    tally.retried(worldId, stage);
    metrics.retried(worldId, stage);
  }

  @Override
  public void outage() {
    tally.outage();
    metrics.outage();
  }

  @Override
  public void behind(String topic, int partition, long messages) {
    tally.behind(topic, partition, messages);
    metrics.behind(topic, partition, messages);
  }

  @Override
  public void gone(String topic, int partition) {
    tally.gone(topic, partition);
    metrics.gone(topic, partition);
  }

  @Override
  public void failed(String reason) {
    metrics.failed(reason);
  }
}
