package io.riskhub.hub.kafka.consumer;

import io.riskhub.hub.bus.window.OffsetWindow;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The messages of one partition that are under way while this consumer owns it. For the loop's
 * thread, but for what says otherwise.
 */
final class PartitionWork {

  private final OffsetWindow window = new OffsetWindow();

  /** Messages that have not begun, by offset. Gone from here they take no memory. */
  private final Map<Long, ConsumerRecord<byte[], byte[]>> waiting = new ConcurrentHashMap<>();

  private final AtomicInteger running = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final CountDownLatch revoked = new CountDownLatch(1);
  private int unhandled;
  private OptionalLong committed = OptionalLong.empty();

  void took(ConsumerRecord<byte[], byte[]> message) {
    waiting.put(message.offset(), message);
    bytes.addAndGet(sizeOf(message));
    unhandled++;
    window.began(message.offset());
  }

  void handled(long offset) {
    unhandled--;
    window.handled(offset);
  }

  /** How many messages were taken whose offset cannot be committed yet. */
  int size() {
    return window.size();
  }

  /** How many messages were taken and not yet handled. */
  int unhandled() {
    return unhandled;
  }

  /** What the messages take that were taken and have not ended. */
  long bytes() {
    return bytes.get();
  }

  /**
   * The message of an offset, which may be handled then and for which {@link #end} must follow, or
   * nothing when it is the next owner's. For any thread.
   */
  Optional<ConsumerRecord<byte[], byte[]>> begin(long offset) {
    running.incrementAndGet();
    // Counted before it is asked: whoever revokes sees that this runs, or this sees the revocation.
    Optional<ConsumerRecord<byte[], byte[]>> message =
        isRevoked() ? Optional.empty() : Optional.ofNullable(waiting.remove(offset));
    if (message.isEmpty()) {
      running.decrementAndGet();
    }
    return message;
  }

  /** A message that began has ended, well or not. For any thread. */
  void end(ConsumerRecord<byte[], byte[]> message) {
    bytes.addAndGet(-sizeOf(message));
    running.decrementAndGet();
  }

  /** Lets no more messages begin: they are the next owner's. */
  void revoke() {
    revoked.countDown();
    waiting.clear();
  }

  /** For any thread. */
  boolean isRevoked() {
    return revoked.getCount() == 0;
  }

  /** Waits so long, or until it is revoked, and says whether it is. For any thread. */
  boolean isRevokedWithin(Duration time) throws InterruptedException {
    return revoked.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean isRunning() {
    return running.get() > 0;
  }

  /** The position to commit, if it is not that of the last call. */
  OptionalLong uncommitted() {
    OptionalLong position = window.position();
    boolean known = position.equals(committed);
    committed = position;
    return known ? OptionalLong.empty() : position;
  }

  /** The last position was not committed after all. */
  void notCommitted() {
    committed = OptionalLong.empty();
  }

  private static int sizeOf(ConsumerRecord<?, ?> message) {
    return Math.max(0, message.serializedKeySize()) + Math.max(0, message.serializedValueSize());
  }
}
