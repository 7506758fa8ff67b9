package io.riskhub.hub.snapshot;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many writers to two hubs on one PostgreSQL. */
class RacingWritersTest {

  private static final int WRITERS = 64;
  private static final int ROUNDS = 25;

  private List<RunningHub> hubs = List.of();

  @BeforeEach
  void start() {
    String dsn = PostgresServer.newDatabase();
    hubs = List.of(RunningHub.onPostgres(dsn), RunningHub.onPostgres(dsn));
  }

  @AfterEach
  void stop() {
    hubs.forEach(RunningHub::close);
  }

  @Test
  void oneContentOfAVersionWinsAndTheOtherIsRefused() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String version = "v" + round;
      List<Push> pushes = raceFor(version);

      String winner = hubs.getFirst().caller().get(lookup(version)).body();
      assertThat(hubs.getLast().caller().get(lookup(version)).body()).isEqualTo(winner);
      Map<String, Long> outcomes = pushes.stream().collect(groupingBy(Push::outcome, counting()));
      assertThat(outcomes)
          .containsOnly(
              Map.entry("200 stored", 1L),
              Map.entry("200 duplicate", WRITERS / 2 - 1L),
              Map.entry("409", WRITERS / 2L));
      assertThat(pushes)
          .filteredOn(push -> push.answer().statusCode() == 200)
          .allSatisfy(push -> assertThat(push.answer().body()).isEqualTo(winner))
          .allSatisfy(push -> assertThat(winner).contains("\"as_of\":\"" + push.asOf() + "\""));
    }
  }

  private record Push(String asOf, HttpResponse<String> answer) {
    String outcome() {
      return (answer.statusCode()
              + " "
              + answer.headers().firstValue("Risk-Hub-Outcome").orElse(""))
          .strip();
    }
  }

  private List<Push> raceFor(String version) throws Exception {
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Push>> started =
          IntStream.range(0, WRITERS)
              .mapToObj(writer -> writers.submit(() -> push(version, writer)))
              .toList();
      List<Push> pushes = new ArrayList<>();
      for (Future<Push> push : started) {
        pushes.add(push.get());
      }
      return pushes;
    }
  }

  /** Odd writers offer one content and even ones another, to both hubs alike. */
  private Push push(String version, int writer) {
    String asOf = writer % 2 == 0 ? "2026-01-01" : "2026-01-02";
    Caller caller = hubs.get(writer / 2 % 2).caller();
    return new Push(asOf, caller.push("race", Snapshots.body("race", version, asOf, "")));
  }

  private static String lookup(String version) {
    return Caller.snapshots("race") + "/lookup?version=" + version;
  }
}
