package io.riskhub.cli.push;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs tasks side by side, but takes their results in the order in which they were started.
 *
 * @param <T> a result
 */
final class InOrder<T> implements AutoCloseable {

  private final int width;
  private final Taker<T> taker;
  private final Deque<Future<T>> underWay = new ArrayDeque<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** At most {@code width} at a time. */
  InOrder(int width, Taker<T> taker) {
    this.width = width;
    this.taker = taker;
  }

  /** What is done with a result. */
  interface Taker<T> {
    void take(T result) throws Exception;
  }

  /** Waits until one more may start. */
  void makeRoom() throws Exception {
    while (underWay.size() >= width) {
      takeOldest();
    }
  }

  void start(Callable<T> task) {
    underWay.add(threads.submit(task));
  }

  /** Waits for all that were started. */
  void finish() throws Exception {
    while (!underWay.isEmpty()) {
      takeOldest();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void takeOldest() throws Exception {
    try {
      taker.take(underWay.remove().get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }
}
