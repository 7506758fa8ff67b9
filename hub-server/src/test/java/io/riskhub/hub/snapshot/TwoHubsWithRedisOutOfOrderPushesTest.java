package io.riskhub.hub.snapshot;

import io.riskhub.blob.redis.TestRedis;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Two hubs that share a Redis, each with a near cache. */
class TwoHubsWithRedisOutOfOrderPushesTest extends OutOfOrderPushesContract {

  private final TestRedis redis = TestRedis.start();

  @AfterEach
  void stopRedis() {
    redis.close();
  }

  @Override
  int readsAtLeast() {
    return Integer.getInteger("riskhub.test.reads", 100_000);
  }

  @Override
  List<RunningHub> startHubs() {
    String dsn = PostgresServer.newDatabase();
    return List.of(start(dsn), start(dsn));
  }

  private RunningHub start(String dsn) {
    return RunningHub.start(
        RunningHub.withRedis(RunningHub.postgres(dsn, Optional.empty()), redis.uri()),
        Clock.systemUTC());
  }
}
