package io.riskhub.cli.monitor;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A real hub with a world in each condition that a hub can be brought to. What only time makes was
 * pushed to the same data while it was another time there.
 */
final class MonitoredHub implements AutoCloseable {

  /** A world whose name has all that a label, a line or a shell may stumble over. */
  static final String ODD_WORLD = "it's | a=\"w\" ü";

  private final TestHub hub;

  private MonitoredHub(TestHub hub) {
    this.hub = hub;
  }

  static MonitoredHub start(Path folder) {
    Instant now = Instant.now();
    Instant before = now.minus(Duration.ofHours(2));
    try (TestHub past = TestHub.startAt(folder, before)) {
      push(past, "expired", "v1", before, "live", 60);
      push(past, "outlived", "v1", before, "live", 86_400);
      push(past, "outlived", "v2", before.plusSeconds(60), "live", 60);
    }
    TestHub hub = TestHub.start(folder);
    push(hub, "fresh", "v1", now, "live", 900);
    push(hub, "late", "v1", now.minus(Duration.ofMinutes(15).plusSeconds(30)), "live", 900);
    push(hub, "stale", "v1", now.minus(Duration.ofMinutes(45)), "live", 900);
    push(hub, "skewed", "v1", now.plusSeconds(120), "live", 900);
    push(hub, "future", "v1", now.plusSeconds(200), "live", 900);
    push(hub, "staged", "v1", now.minus(Duration.ofMinutes(45)), "live", 900);
    push(hub, "staged", "v2", now, "paper", 900);
    push(hub, ODD_WORLD, "v1", now, "paper", 900);
    return new MonitoredHub(hub);
  }

  private static void push(
      TestHub hub, String world, String version, Instant asOf, String stage, int ttl) {
    String snapshot =
        "{\"world_id\":\"%s\",\"version\":\"%s\",\"as_of\":\"%s\",\"weights\":{\"A\":1.0},\"ttl_sec\":%d}"
            .formatted(world.replace("\"", "\\\""), version, asOf, ttl);
    hub.riskhubReading(snapshot, "push", "-", "--stage", stage, "--actor", "gateway")
        .endedWith(ExitCode.DONE);
  }

  TestHub hub() {
    return hub;
  }

  CommandRun monitor(String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = "monitor";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return hub.riskhub(line);
  }

  @Override
  public void close() {
    hub.close();
  }
}
