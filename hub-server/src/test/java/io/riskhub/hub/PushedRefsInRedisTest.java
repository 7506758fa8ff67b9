package io.riskhub.hub;

import io.riskhub.blob.contract.StoreFixture;
import io.riskhub.blob.redis.RedisStoreFixture;
import io.riskhub.blob.redis.TestRedis;
import java.io.IOException;
import java.nio.file.Path;

class PushedRefsInRedisTest extends PushedRefsContract {

  @Override
  StoreFixture fixture(Path folder) throws IOException {
    return new RedisStoreFixture(TestRedis.shared());
  }
}
