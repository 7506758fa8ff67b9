package io.riskhub.hub.bus;

import io.riskhub.contract.event.Event;
import java.nio.charset.StandardCharsets;

/** A message as it came over the bus, whatever its bytes are. */
public final class BusMessage {

  private final String key;
  private final byte[] value;

  /**
   * A message; {@code value} is not copied.
   *
   * @param key what the bus orders by: of an event its world, of anything else any text
   */
  public BusMessage(String key, byte[] value) {
    this.key = key;
    this.value = value;
  }

  /** An event on its way. */
  public static BusMessage of(Event event) {
    return new BusMessage(event.worldId(), event.toJson().getBytes(StandardCharsets.UTF_8));
  }

  public String key() {
    return key;
  }

  /** The bytes themselves, not a copy: they can be many. */
  public byte[] value() {
    return value;
  }

  @Override
  public String toString() {
    return "a message of " + value.length + " bytes with the key " + key;
  }
}
