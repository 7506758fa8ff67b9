package io.riskhub.hub.snapshot.cache;

/**
 * The database's word on whether a cache that hubs share may be trusted. A hub that cannot tell the
 * cache of a commit says so here, where every other hub looks a few times a second. What is in the
 * cache belongs to the era that it was written in; when a new era begins, it counts for nothing.
 *
 * <p>Every method throws {@link io.riskhub.hub.snapshot.StorageUnavailableException} when the
 * database is out of reach.
 */
public interface CacheEra extends AutoCloseable {

  /**
   * How it stands.
   *
   * @param deployment tells this database from all others that may use the same cache
   * @param number of the era; 0 as long as no hub has ever shared a cache
   * @param server the cache's server process that counts; empty while none does
   * @param trusted whether that server has been told of every commit
   * @param distrusts how often it could not be told
   */
  record State(String deployment, long number, String server, boolean trusted, long distrusts) {

    /** What entries that may be trusted now are marked with. */
    public String mark() {
      return server + "/" + deployment + "/" + number;
    }
  }

  /** How it stands now. Does not wait behind other users of the database. */
  State state();

  /** Begins a new era: a hub starts, and may have ended before it could tell of a commit. */
  void begin();

  /** From now on the cache is not to be trusted; gives the state after that. */
  State distrust();

  /** Begins a new era of another server, without trust, if the state is still that one. */
  void move(State state, String server);

  /** Begins a new era, with trust, if the state is still that one. */
  void restore(State state);

  @Override
  void close();
}
