package io.riskhub.blob;

/** Whether a store works; both kinds are for a person to read. */
public sealed interface CheckResult {

  /** It can be reached, read and written; {@code store} says which one, without credentials. */
  record Ok(String store) implements CheckResult {}

  /** It cannot; {@code reason} says which store, what failed and what to do. */
  record Failed(String reason) implements CheckResult {}
}
