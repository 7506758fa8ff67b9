package io.riskhub.hub.bus.consumer.attempt;

/** Something that may fail. */
public interface Work {

  /** The name by which a person knows it. */
  String name();

  /**
   * Makes an attempt.
   *
   * @throws RejectedEventException when another would end the same
   * @throws io.riskhub.hub.snapshot.StorageUnavailableException when what it needs is out of reach,
   *     as other parts' such exceptions; the attempt does not count
   * @throws Exception when another may end well
   */
  void run() throws Exception;
}
