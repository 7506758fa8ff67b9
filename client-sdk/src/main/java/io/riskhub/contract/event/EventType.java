package io.riskhub.contract.event;

/** The types of events that the contract knows. Whoever meets another one passes it by. */
public final class EventType {

  /** A snapshot was stored. */
  public static final String SNAPSHOT_UPDATED = "risk_snapshot_updated";

  /** An entry of a world's activation changed. */
  public static final String ACTIVATION_UPDATED = "activation_updated";

  /** A worker has written its signal about a snapshot. */
  public static final String SIGNAL_UPDATED = "risk_signal_updated";

  /** An event was given up. */
  public static final String SNAPSHOT_UPDATED_DLQ = "risk_snapshot_updated_dlq";

  /** An event that was given up was sent again; stands in the dead-letter topic. */
  public static final String SNAPSHOT_UPDATED_DLQ_REPLAYED = "risk_snapshot_updated_dlq_replayed";

  private EventType() {}
}
