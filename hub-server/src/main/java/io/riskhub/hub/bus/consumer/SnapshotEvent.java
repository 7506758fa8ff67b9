package io.riskhub.hub.bus.consumer;

import io.riskhub.contract.Snapshot;

/**
 * A snapshot that was announced, checked and found alive.
 *
 * @param snapshot what was announced, as the hub stores it
 * @param message the event as it came over the bus; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the bytes of a message are not copied.
public record SnapshotEvent(Snapshot snapshot, byte[] message) {}
