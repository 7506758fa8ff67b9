package io.riskhub.hub.redis;

/**
 * What is done to an entry of the shared cache, in one step each. {@code KEYS} are those of {@link
 * LatestKeys}; {@code ARGV[1]} is the era, as every hub must know it alike.
 *
 * <p>An entry is a hash: {@code era}, and either {@code held} and the fields of the snapshot, or a
 * {@code lease}. Who finds nothing gets the lease, asks the store, and may put the answer where the
 * lease still is; a commit takes it away. So an answer from before a commit is never put after it.
 * The first key is for others to read, and is never read here.
 */
final class LatestScripts {

  /** {@code ARGV[2]}: a lease to take if there is none. Gives the fields, or a lease. */
  static final String READ =
      """
      local entry = redis.call('HMGET', KEYS[2], 'era', 'held', 'lease')
      if entry[1] == ARGV[1] and entry[2] then
        return redis.call('HMGET', KEYS[2], 'json', 'version', 'as_of', 'created_at',
          'expires_at', 'stage', 'actor', 'digest')
      end
      if entry[1] == ARGV[1] and entry[3] then
        return {entry[3]}
      end
      redis.call('DEL', KEYS[1], KEYS[2])
      redis.call('HSET', KEYS[2], 'era', ARGV[1], 'lease', ARGV[2])
      redis.call('PEXPIRE', KEYS[2], 10000)
      return {ARGV[2]}
      """;

  /** Sets the snapshot in {@code ARGV[3]} (recency) and on. */
  private static final String SET =
      """
      redis.call('SET', KEYS[1], ARGV[5], 'PXAT', ARGV[4])
      redis.call('DEL', KEYS[2])
      redis.call('HSET', KEYS[2], 'era', ARGV[1], 'held', '1', 'recency', ARGV[3],
        'json', ARGV[5], 'version', ARGV[6], 'as_of', ARGV[7], 'created_at', ARGV[8],
        'expires_at', ARGV[9], 'stage', ARGV[10], 'actor', ARGV[11], 'digest', ARGV[12])
      redis.call('PEXPIREAT', KEYS[2], ARGV[4])
      """;

  /** {@code ARGV[2]}: the lease under which the store was asked. */
  static final String PUT =
      """
      local entry = redis.call('HMGET', KEYS[2], 'era', 'lease')
      if entry[1] ~= ARGV[1] or entry[2] ~= ARGV[2] then
        return 0
      end
      """
          + SET
          + "return 1";

  /**
   * Replaces an older snapshot. Where nothing is known it takes the lease away, as the store may
   * have a newer one, and gives 2; else 1 or, for a snapshot that is not the newest, 0.
   */
  static final String COMMIT =
      """
      local entry = redis.call('HMGET', KEYS[2], 'era', 'held', 'recency')
      if entry[1] == ARGV[1] and entry[2] then
        if entry[3] >= ARGV[3] then
          return 0
        end
      """
          + SET
          + """
            return 1
          end
          redis.call('DEL', KEYS[1], KEYS[2])
          return 2
          """;

  private LatestScripts() {}
}
