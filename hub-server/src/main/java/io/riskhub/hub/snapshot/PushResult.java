package io.riskhub.hub.snapshot;

import io.riskhub.contract.Verdict;

/** What became of a pushed body. */
public sealed interface PushResult permits StoreResult, PushResult.Refused {

  /** It does not keep the contract, as {@code verdict} says, which is not an acceptance. */
  record Refused(Verdict verdict) implements PushResult {}
}
