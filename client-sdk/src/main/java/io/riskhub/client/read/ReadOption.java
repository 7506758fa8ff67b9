package io.riskhub.client.read;

/** How a snapshot is read. */
public enum ReadOption {
  /** Also when it has expired, for audits. */
  INCLUDE_EXPIRED,
  /** With the fields that its refs stand for. */
  EXPAND
}
