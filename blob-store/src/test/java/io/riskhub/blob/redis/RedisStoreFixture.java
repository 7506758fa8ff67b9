package io.riskhub.blob.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.contract.StoreFixture;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;

/** A store below a prefix of its own, in a Redis that others use too. */
public final class RedisStoreFixture implements StoreFixture {

  private static final Set<String> NOT_OURS = Set.of("info", "ping", "hello", "client", "select");

  private final String prefix = "test-" + UUID.randomUUID() + "[*?]:";
  private final String otherPrefix = "other-" + prefix;
  private final URI uri;
  private final Jedis direct;
  private final RedisBlobStore store;

  public RedisStoreFixture(URI uri) {
    this.uri = uri;
    direct = new Jedis(uri);
    store = new RedisBlobStore(new BlobStoreSettings.Redis(uri, prefix, Duration.ofSeconds(1)));
  }

  @Override
  public BlobStore store() {
    return store;
  }

  URI uri() {
    return uri;
  }

  /** Speaks to the same Redis. */
  Jedis direct() {
    return direct;
  }

  String prefix() {
    return prefix;
  }

  /** All commands that the server got, as it counts them itself. */
  @Override
  public long opens() {
    return direct
        .info("commandstats")
        .lines()
        .filter(line -> line.startsWith("cmdstat_"))
        .filter(line -> !NOT_OURS.contains(line.substring("cmdstat_".length(), line.indexOf(':'))))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^:]*:calls=(\\d+),.*", "$1")))
        .sum();
  }

  @Override
  public byte[] readPlainly(BlobRef ref) {
    return direct.get(key(ref));
  }

  @Override
  public void overwrite(BlobRef ref, byte[] bytes) {
    direct.set(key(ref), bytes);
  }

  @Override
  public void addStranger() {
    direct.set(prefix + "not-a-blob", "1");
    direct.lpush(prefix + "w:v-stress." + "0".repeat(64), "a list");
    direct.set(prefix.replace("[*?]", "x") + "w:v-stress." + "0".repeat(64), "{}");
  }

  @Override
  public List<String> everything() {
    return direct.keys(prefix.replaceAll("[*?\\[\\]]", "\\\\$0") + "*").stream().toList();
  }

  @Override
  public Stream<String> foreignRefs(BlobRef own, Random random) {
    String name = own.location().substring(prefix.length());
    direct.set((otherPrefix + name).getBytes(UTF_8), readPlainly(own));
    direct.lpush(prefix + "%tmp:x", "a list");
    return Stream.of(
            "redis://" + otherPrefix + name,
            "redis://" + name,
            "redis://" + prefix + prefix + name,
            "redis://" + prefix + "deeper:" + name,
            "redis://" + prefix.toUpperCase(java.util.Locale.ROOT) + name,
            "redis://" + prefix.replace(":", "") + name,
            "redis://" + prefix.substring(1) + name,
            "redis://" + prefix + "%tmp:x",
            "redis://" + prefix + "%written:" + name,
            "redis://" + prefix + "%written:v-stress." + own.digest().hex(),
            "redis://" + prefix + "../" + name,
            "redis://127.0.0.1:6379/" + prefix + name,
            "redis://user:secret@127.0.0.1/" + prefix + name,
            "rediss://" + prefix + name,
            own + ".json",
            "file:///" + name.replace(':', '/') + ".json",
            "s3://bucket/" + name.replace(':', '/') + ".json")
        .flatMap(ref -> Stream.of(ref, ref.replace("2026", "2027")));
  }

  @Override
  public void close() {
    Set<String> keys =
        direct.keys("*").stream()
            .filter(key -> key.contains(prefix.substring(0, 20)))
            .collect(Collectors.toSet());
    keys.forEach(direct::del);
    direct.close();
    store.close();
  }

  private static byte[] key(BlobRef ref) {
    return ref.toString().substring("redis://".length()).getBytes(UTF_8);
  }
}
