package io.riskhub.hub.snapshot.cache;

/**
 * The database's word on whether a cache that hubs share may be trusted. A hub that cannot tell the
 * cache of a commit says so here, where every other hub looks a few times a second. What is in the
 * cache belongs to the era that it was written in; when a new era begins, it counts for nothing.
 *
 * <p>Every method throws {@link io.riskhub.hub.snapshot.StorageUnavailableException} when the
 * database is out of reach.
 */
public interface CacheEra {

  /**
   * How it stands.
   *
   * @param number of the era; 0 as long as no hub has ever shared a cache
   * @param trusted whether the cache has been told of every commit
   */
  record State(long number, boolean trusted) {}

  /** How it stands now. */
  State state();

  /** Begins a new era: a hub starts, and may have ended before it could tell of a commit. */
  void begin();

  /**
   * From now on the cache is not to be trusted.
   *
   * @return the number of the era, in which it will not be trusted again
   */
  long distrust();

  /** Begins a new era, with trust, if the state is still that one. */
  void restore(State state);
}
