package io.riskhub.hub.audit;

/** Takes down what happens. Safe for many threads. */
public interface AuditTrail {

  /** Takes nothing down. */
  AuditTrail OFF = record -> {};

  /**
   * Takes down {@code record}; it is durable when this returns.
   *
   * @throws AuditUnavailableException when that cannot be done now
   */
  void append(AuditRecord record);

  /** The same for what happens in any case: it waits for nothing, and what is lost is counted. */
  default void note(AuditRecord record) {
    append(record);
  }
}
