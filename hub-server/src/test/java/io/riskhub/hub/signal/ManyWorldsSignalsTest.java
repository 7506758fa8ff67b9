package io.riskhub.hub.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.json.StrictJson;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.RunningHub;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub of a newcomer, with one file for all, and very many worlds at once. */
final class ManyWorldsSignalsTest {

  private static final int WORLDS = 200;

  @TempDir private Path directory;

  @Test
  void everyWorldIsStoredAndAssessedAndNobodyIsTurnedAway() throws Exception {
    String sample = sample();
    try (RunningHub hub =
            RunningHub.start(
                RunningHub.consuming(RunningHub.config(directory)), Clock.systemUTC());
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> pushes =
          IntStream.range(0, WORLDS)
              .mapToObj(i -> "world-" + i)
              .<Callable<Integer>>map(
                  world ->
                      () ->
                          hub.caller()
                              .push(world, sample.replace("\"us-tech\"", "\"" + world + "\""))
                              .statusCode())
              .toList();
      for (Future<Integer> push : callers.invokeAll(pushes)) {
        assertThat(push.get()).isEqualTo(200);
      }
      for (int i = 0; i < WORLDS; i++) {
        String signals = "/risk-hub/worlds/world-" + i + "/signals";
        Await.until(Duration.ofSeconds(60), () -> count(hub.caller().get(signals).body()) == 3);
      }
    }
  }

  private static int count(String answer) {
    try {
      return StrictJson.parse(answer).path("signals").size();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String sample() throws Exception {
    try (InputStream in =
        ManyWorldsSignalsTest.class.getClassLoader().getResourceAsStream("us-tech.ndjson")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElseThrow();
    }
  }
}
