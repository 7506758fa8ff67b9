package io.riskhub.hub.redis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Hears what changes in Redis, and can say when it has heard all: one round trip on the connection
 * that tells of changes serves every reader that waits by then. A reader that has waited for a
 * {@link #sync} knows of each change that was complete before it asked, which no stream of
 * invalidations by itself can promise.
 */
final class ChangeFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

  /** How soon it is noticed that the server is gone, when nobody asks. */
  private static final Duration IDLE = Duration.ofSeconds(1);

  private static final Duration RECONNECT = Duration.ofMillis(500);

  private final RedisServer server;
  private final String prefix;
  private final Consumer<List<String>> changed;
  private final Runnable allChanged;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition asked = lock.newCondition();
  private final Condition answered = lock.newCondition();
  private long tickets;
  private long served;
  private final CountDownLatch closing = new CountDownLatch(1);

  /** The server that is heard; {@code null} while there is none. */
  private volatile @Nullable String runId;

  private volatile String trouble = "not yet connected";
  private final Thread thread;

  /**
   * Begins to connect.
   *
   * @param changed hears the keys with {@code prefix} that were changed
   * @param allChanged hears that any key may have been changed
   */
  ChangeFeed(
      RedisServer server, String prefix, Consumer<List<String>> changed, Runnable allChanged) {
    this.server = server;
    this.prefix = prefix;
    this.changed = changed;
    this.allChanged = allChanged;
    this.thread = Thread.ofPlatform().daemon().name("redis-changes").start(this::runUntilClosed);
  }

  /** The server process that is heard, if one is. */
  Optional<String> runId() {
    return Optional.ofNullable(runId);
  }

  /** Why none is heard. */
  String trouble() {
    return trouble;
  }

  /** Waits until every change is known that was complete before this call; false: it cannot be. */
  boolean sync() {
    if (runId == null) {
      return false;
    }
    long left = RedisServer.PATIENCE.toNanos();
    lock.lock();
    try {
      long ticket = ++tickets;
      asked.signal();
      while (served < ticket && runId != null && left > 0) {
        left = answered.awaitNanos(left);
      }
      return served >= ticket && runId != null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void runUntilClosed() {
    while (!isClosed()) {
      try (TrackingConnection connection =
          new TrackingConnection(server, prefix, changed, allChanged)) {
        // Nobody told of what was changed meanwhile.
        allChanged.run();
        runId = connection.runId();
        trouble = "";
        serve(connection);
      } catch (JedisException e) {
        lost(e);
      } catch (RuntimeException | Error e) {
        LOG.error("the changes in {} are not heard", server, e);
        lost(e);
      }
    }
    lost(new IllegalStateException("closed"));
  }

  private void serve(TrackingConnection connection) {
    while (true) {
      long ticket;
      lock.lock();
      try {
        if (tickets == served && !isClosed()) {
          boolean unused = asked.await(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (isClosed()) {
          return;
        }
        ticket = tickets;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } finally {
        lock.unlock();
      }
      connection.sync();
      lock.lock();
      try {
        served = ticket;
        answered.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void lost(Throwable why) {
    boolean was = runId != null;
    runId = null;
    trouble = String.valueOf(why.getMessage());
    lock.lock();
    try {
      answered.signalAll();
    } finally {
      lock.unlock();
    }
    if (was && !isClosed()) {
      LOG.warn("{} does not answer and is passed by: {}", server, trouble);
    }
    awaitClosing(RECONNECT);
  }

  private void awaitClosing(Duration time) {
    try {
      boolean unused = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  @Override
  public void close() {
    closing.countDown();
    lock.lock();
    try {
      asked.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
