package io.riskhub.hub.bus;

import io.riskhub.contract.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message as it came over the bus, whatever its bytes are. */
public final class BusMessage {

  private final String key;
  private final byte[] value;
  private final byte @Nullable [] sentKey;

  /**
   * A message; {@code value} is not copied.
   *
   * @param key what the bus orders by: of an event its world, of anything else any text
   */
  public BusMessage(String key, byte[] value) {
    this(key, value, key.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The same where the key that was sent can be none, or no text.
   *
   * @param sentKey the key as it was sent, if it was
   */
  public BusMessage(String key, byte[] value, byte @Nullable [] sentKey) {
    this.key = key;
    this.value = value;
    this.sentKey = sentKey;
  }

  /** An event on its way. */
  public static BusMessage of(Event event) {
    return new BusMessage(event.worldId(), event.toJson().getBytes(StandardCharsets.UTF_8));
  }

  public String key() {
    return key;
  }

  /** The key as it was sent, not a copy; who sends the message again gives it the same. */
  public Optional<byte[]> sentKey() {
    return Optional.ofNullable(sentKey);
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
