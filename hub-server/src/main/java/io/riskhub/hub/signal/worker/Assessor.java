package io.riskhub.hub.signal.worker;

/** Works out one kind of signal. The same portfolio always gives the same assessment. */
public interface Assessor {

  /** The worker's name: by this it is chosen, and its signals are kept under it. */
  String name();

  /** What it finds about {@code portfolio}. */
  Assessment assess(Portfolio portfolio);
}
