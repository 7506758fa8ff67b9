package io.riskhub.hub.bus;

/** Hears how far a consumer is behind. */
public interface ConsumerLag {

  /** So many messages of that partition are not yet handled. */
  void behind(String topic, int partition, long messages);

  /** The partition is another consumer's now. */
  void gone(String topic, int partition);

  /** Reading from the bus failed, and is tried again; {@code reason} is one short word. */
  void failed(String reason);
}
