package io.riskhub.hub.bus.window;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks of one key one after the other in the order of their submission, and tasks of
 * different keys at once, each on a virtual thread.
 */
public final class KeyedExecutor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeyedExecutor.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();

  /** What waits, by key; a key is there while a thread works on it. */
  private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private boolean closed;

  /**
   * Runs {@code task} after all earlier ones of its key.
   *
   * @param task is dropped if this is closed before it begins
   */
  public void submit(String key, Runnable task) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      Queue<Runnable> queue = waiting.get(key);
      if (queue != null) {
        queue.add(task);
        return;
      }
      waiting.put(key, new ArrayDeque<>());
      Thread worker = Thread.ofVirtual().name("events-of-" + key).unstarted(() -> run(key, task));
      threads.add(worker);
      worker.start();
    } finally {
      lock.unlock();
    }
  }

  private void run(String key, Runnable first) {
    try {
      for (Runnable task = first; task != null; task = next(key)) {
        try {
          task.run();
        } catch (Throwable e) {
          // Also an error: a key whose thread is gone would never be worked on again.
          LOG.error("a task of {} failed; the next ones follow", key, e);
        }
      }
    } finally {
      threads.remove(Thread.currentThread());
    }
  }

  private @Nullable Runnable next(String key) {
    lock.lock();
    try {
      Queue<Runnable> queue = waiting.get(key);
      Runnable next = queue == null || closed ? null : queue.poll();
      if (next == null) {
        waiting.remove(key);
        idle.signalAll();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Begins no more tasks, and waits for those that run; those that take longer are interrupted. */
  public void close(Duration patience) {
    lock.lock();
    try {
      closed = true;
      awaitIdle(patience);
      if (!waiting.isEmpty()) {
        threads.forEach(Thread::interrupt);
        awaitIdle(patience);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    close(Duration.ZERO);
  }

  private void awaitIdle(Duration patience) {
    long left = patience.toNanos();
    try {
      while (!waiting.isEmpty() && left > 0) {
        left = idle.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
