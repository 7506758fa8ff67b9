package io.riskhub.hub.snapshot;

import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import java.util.List;

class TwoHubsOutOfOrderPushesTest extends OutOfOrderPushesContract {

  @Override
  List<RunningHub> startHubs() {
    String dsn = PostgresServer.newDatabase();
    return List.of(RunningHub.onPostgres(dsn), RunningHub.onPostgres(dsn));
  }
}
