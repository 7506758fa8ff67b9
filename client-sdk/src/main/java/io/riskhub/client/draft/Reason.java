package io.riskhub.client.draft;

import java.util.Locale;

/** Why a gateway publishes a snapshot. */
public enum Reason {
  /** The portfolio's targets changed. */
  REBALANCE,
  /** An order was filled, wholly or in part. */
  FILL,
  /** The positions were compared with those of the broker. */
  POSITION_SYNC;

  /** As it stands in {@code provenance.reason} and before the version: {@code position_sync}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
