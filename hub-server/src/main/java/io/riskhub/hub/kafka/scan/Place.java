package io.riskhub.hub.kafka.scan;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a message lies in its topic. */
public record Place(int partition, long offset) {

  /** Where {@code message} lies. */
  public static Place of(ConsumerRecord<?, ?> message) {
    return new Place(message.partition(), message.offset());
  }

  @Override
  public String toString() {
    return partition + "@" + offset;
  }
}
