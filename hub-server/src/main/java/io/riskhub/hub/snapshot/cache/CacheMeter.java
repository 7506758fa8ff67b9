package io.riskhub.hub.snapshot.cache;

/** Counts where the newest snapshot of a world was found. */
public interface CacheMeter {

  /** Where a question for it was answered. */
  enum Result {
    /** In this process. */
    NEAR,
    /** In the cache that the hubs share. */
    SHARED,
    /** In the store, because no cache had it. */
    MISS,
    /** In the store, because the shared cache could not be asked, or trusted. */
    BYPASS
  }

  /** A question was answered. */
  void answered(Result result);
}
