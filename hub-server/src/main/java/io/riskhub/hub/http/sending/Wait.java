package io.riskhub.hub.http.sending;

import java.time.Duration;

/** The calling thread waits for its caller to take something. */
final class Wait {

  private final Thread waiting = Thread.currentThread();
  private final long since = System.nanoTime();
  private boolean isOver;
  private boolean cut;

  /** Interrupting a thread that waits for a socket closes the socket. */
  synchronized void cutIfLongerThan(Duration patience, long now) {
    if (!isOver && !cut && now - since > patience.toNanos()) {
      cut = true;
      waiting.interrupt();
    }
  }

  /** Ends it, on the thread that waited; whether the caller was cut off meanwhile. */
  synchronized boolean end() {
    isOver = true;
    if (cut) {
      // What is left to do, such as closing a blob, is not to be interrupted.
      Thread.interrupted();
    }
    return cut;
  }

  /** Whether nobody is left to end it: what the thread sent failed, and it went away. */
  boolean isAbandoned() {
    return !waiting.isAlive();
  }
}
