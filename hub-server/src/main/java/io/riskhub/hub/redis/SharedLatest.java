package io.riskhub.hub.redis;

import io.riskhub.contract.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** The entries that hubs share. Every method throws JedisException when Redis is out of reach. */
final class SharedLatest {

  private final UnifiedJedis redis;
  private final UnifiedJedis commits;
  private final Script read = new Script(LatestScripts.READ);
  private final Script put = new Script(LatestScripts.PUT);
  private final Script commit = new Script(LatestScripts.COMMIT);

  SharedLatest(RedisServer server) {
    this.redis = server.commands();
    this.commits = server.commits();
  }

  /** What is there. */
  sealed interface Found {
    /** A snapshot. */
    record Held(Snapshot snapshot) implements Found {}

    /** Nothing, and the right to put there what the store is asked for from now on. */
    record Lease(String token) implements Found {}
  }

  Found read(String worldId, String era) {
    List<String> answer =
        texts(run(read, LatestKeys.of(worldId), List.of(era, UUID.randomUUID().toString())));
    return answer.size() == 1
        ? new Found.Lease(answer.getFirst())
        : new Found.Held(LatestEntry.snapshot(worldId, answer));
  }

  /** Puts the newest snapshot there, unless something was committed since the lease was given. */
  void put(Snapshot newest, String era, Found.Lease lease) {
    Object unused =
        run(
            put,
            LatestKeys.of(newest.key().worldId()),
            LatestEntry.arguments(era, lease.token(), newest));
  }

  /**
   * Tells of commits.
   *
   * @return those of whose worlds nothing is known, so that one has to ask the store
   */
  List<Snapshot> commit(List<Snapshot> snapshots, String era) {
    try {
      return commitOnce(snapshots, era);
    } catch (JedisNoScriptException e) {
      commit.load(commits);
      return commitOnce(snapshots, era);
    }
  }

  /** Removes entries, which Redis does also when it has no room for more. */
  void forget(List<Snapshot> snapshots) {
    String[] keys =
        snapshots.stream()
            .flatMap(snapshot -> LatestKeys.of(snapshot.key().worldId()).stream())
            .distinct()
            .toArray(String[]::new);
    long unused = commits.del(keys);
  }

  private List<Snapshot> commitOnce(List<Snapshot> snapshots, String era) {
    List<Response<Object>> answers = new ArrayList<>();
    try (AbstractPipeline pipeline = commits.pipelined()) {
      for (Snapshot snapshot : snapshots) {
        answers.add(
            pipeline.evalsha(
                commit.sha(),
                LatestKeys.of(snapshot.key().worldId()),
                LatestEntry.arguments(era, "", snapshot)));
      }
      pipeline.sync();
    }
    List<Snapshot> unknown = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      if (Long.valueOf(2).equals(answers.get(i).get())) {
        unknown.add(snapshots.get(i));
      }
    }
    return unknown;
  }

  private Object run(Script script, List<String> keys, List<String> arguments) {
    try {
      return redis.evalsha(script.sha(), keys, arguments);
    } catch (JedisNoScriptException e) {
      return redis.eval(script.text(), keys, arguments);
    }
  }

  private static List<String> texts(Object answer) {
    return ((List<?>) answer)
        .stream()
            .map(
                one ->
                    one instanceof byte[] b ? new String(b, StandardCharsets.UTF_8) : (String) one)
            .toList();
  }
}
