package io.riskhub.hub.bus.consumer.attempt;

/** Tells a thread that is to end from work that failed. */
public final class Interrupts {

  private Interrupts() {}

  /**
   * Does nothing, unless the failure comes from an interrupt: drivers and pools wrap it in what
   * looks like a fault of the work.
   *
   * @throws InterruptedException when it does
   */
  public static void check(Throwable failure) throws InterruptedException {
    boolean interrupted = Thread.currentThread().isInterrupted();
    for (Throwable cause = failure; cause != null && !interrupted; cause = cause.getCause()) {
      interrupted = cause instanceof InterruptedException;
    }
    if (interrupted) {
      throw (InterruptedException)
          new InterruptedException("interrupted at work").initCause(failure);
    }
  }
}
