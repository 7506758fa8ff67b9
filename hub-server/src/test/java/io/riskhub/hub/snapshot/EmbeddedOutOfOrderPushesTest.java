package io.riskhub.hub.snapshot;

import io.riskhub.testkit.RunningHub;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedOutOfOrderPushesTest extends OutOfOrderPushesContract {

  @TempDir private Path directory;

  @Override
  List<RunningHub> startHubs() {
    return List.of(RunningHub.embedded(directory));
  }
}
