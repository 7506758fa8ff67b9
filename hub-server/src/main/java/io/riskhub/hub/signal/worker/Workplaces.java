package io.riskhub.hub.signal.worker;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many snapshots are assessed at once, by all workers together. Events of hundreds of
 * worlds may be under way, and a matrix of a thousand strategies takes some hundred megabytes while
 * it is read. Whoever came first is let in first.
 */
public final class Workplaces {

  /**
   * What one assessment takes at most, in bytes: a blob of 32 MiB as text, as a tree, as numbers.
   */
  private static final long MEMORY = 512L << 20;

  private static final int FEWEST = 2;

  private final Semaphore free;

  public Workplaces(int count) {
    this.free = new Semaphore(count, true);
  }

  /**
   * Places for snapshots whose large fields are fetched: as many as there are processors, and room
   * in memory; but two, so that one may wait for I/O.
   */
  public static Workplaces ofThisMachine() {
    Runtime machine = Runtime.getRuntime();
    long roomFor = Math.min(machine.availableProcessors(), machine.maxMemory() / MEMORY);
    return new Workplaces(Math.toIntExact(Math.max(FEWEST, roomFor)));
  }

  /** Places for snapshots without such fields, which are small: as many as there are processors. */
  public static Workplaces ofItsProcessors() {
    return new Workplaces(Math.max(FEWEST, Runtime.getRuntime().availableProcessors()));
  }

  /** Does {@code work} once there is room. */
  <T> T at(Callable<T> work) throws Exception {
    free.acquire();
    try {
      return work.call();
    } finally {
      free.release();
    }
  }
}
