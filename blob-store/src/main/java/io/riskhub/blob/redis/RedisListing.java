package io.riskhub.blob.redis;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.StoredBlob;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** The blobs below a prefix, a page at a time; some may come twice, as SCAN has it. */
final class RedisListing implements Iterator<List<StoredBlob>> {

  private static final int PAGE = 500;

  private final UnifiedJedis redis;
  private final String server;
  private final RedisKeys keys;
  private final ScanParams params;
  private String cursor = ScanParams.SCAN_POINTER_START;
  private boolean complete;

  RedisListing(UnifiedJedis redis, String server, RedisKeys keys) {
    this.redis = redis;
    this.server = server;
    this.keys = keys;
    this.params = new ScanParams().match(keys.pattern()).count(PAGE);
  }

  @Override
  public boolean hasNext() {
    return !complete;
  }

  @Override
  public List<StoredBlob> next() {
    if (complete) {
      throw new NoSuchElementException();
    }
    try {
      ScanResult<String> page = redis.scan(cursor, params);
      cursor = page.getCursor();
      complete = page.isCompleteIteration();
      return blobs(page.getResult().stream().flatMap(key -> keys.ref(key).stream()).toList());
    } catch (JedisException e) {
      throw new UncheckedIOException(RedisTrouble.of("list blobs", server, e));
    }
  }

  private List<StoredBlob> blobs(List<BlobRef> refs) {
    List<Facts> facts = new ArrayList<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (BlobRef ref : refs) {
        facts.add(new Facts(ref, pipeline.strlen(ref.location()), pipeline.get(keys.written(ref))));
      }
      pipeline.sync();
    }
    return facts.stream().flatMap(found -> found.blob().stream()).toList();
  }

  private record Facts(BlobRef ref, Response<Long> length, Response<String> written) {

    /** Empty for a key that holds no string, or is gone since. */
    Optional<StoredBlob> blob() {
      try {
        return length.get() == 0
            ? Optional.empty()
            : Optional.of(
                new StoredBlob(
                    ref, length.get(), Optional.ofNullable(written.get()).flatMap(Facts::time)));
      } catch (JedisDataException e) {
        return Optional.empty();
      }
    }

    private static Optional<Instant> time(String micros) {
      try {
        return Optional.of(Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }
}
