package io.riskhub.client;

import java.time.Duration;

/**
 * Hears what the client does, for metrics and logs. Called on the threads of the callers, so it
 * should be quick and must be thread-safe. An exception that it throws is logged, and changes
 * nothing about the call.
 */
public interface ClientListener {

  /** Hears nothing. */
  ClientListener NONE = new ClientListener() {};

  /** What was asked of the client. */
  enum Operation {
    PUBLISH,
    DRY_RUN,
    LATEST,
    LOOKUP,
    LIST,
    WORLDS,
    /** Asking what the workers found. */
    SIGNALS,
    ANNOUNCE,
    /** Asking for what could not be handled. */
    DEAD_LETTERS,
    /** Having it handled again. */
    REPLAY,
    /** Asking the hub how it is. */
    HEALTH
  }

  /** How a call ended. */
  enum Outcome {
    STORED,
    DUPLICATE,
    REFUSED,
    CONFLICT,
    /** The event of a stored snapshot was ordered again. */
    ANNOUNCED,
    /** A read was answered. */
    FOUND,
    EXPIRED,
    NOT_FOUND,
    UNAVAILABLE,
    NOT_ALLOWED,
    /** There is no secure connection. */
    NOT_TRUSTED,
    UNEXPECTED_ANSWER,
    HUB_FAULT,
    BLOB_TROUBLE,
    INTERRUPTED
  }

  /**
   * A request is about to be sent.
   *
   * @param attempt the number of tries of the same request, this one counted
   */
  default void attempt(Operation operation, int attempt) {}

  /**
   * A try failed, and another one follows.
   *
   * @param attempt the number of the try that failed
   * @param reason for people
   * @param wait how long the client waits before the next
   */
  default void retry(Operation operation, int attempt, String reason, Duration wait) {}

  /**
   * A field went into the blob store.
   *
   * @param bytes the length of the blob
   */
  default void offloaded(Operation operation, String field, long bytes) {}

  /**
   * A call ended, with a result or an exception.
   *
   * @param attempts how many requests were sent, 0 when it ended before
   * @param latency from the beginning of the call, waits and offload included
   */
  default void finished(Operation operation, Outcome outcome, int attempts, Duration latency) {}
}
