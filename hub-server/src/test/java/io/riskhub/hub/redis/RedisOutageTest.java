package io.riskhub.hub.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.redis.TestRedis;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two hubs under load while their Redis stands still for ten seconds, or is lost. */
class RedisOutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration OUTAGE = Duration.ofSeconds(10);
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private final TestRedis redis = TestRedis.start();
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final AtomicReference<Instant> answered = new AtomicReference<>(FIRST.minusSeconds(1));
  private final ConcurrentLinkedQueue<Long> millis = new ConcurrentLinkedQueue<>();
  private List<RunningHub> hubs = List.of();

  @BeforeEach
  void start() {
    String dsn = PostgresServer.newDatabase();
    hubs = List.of(hub(dsn), hub(dsn));
  }

  @AfterEach
  void stop() {
    hubs.forEach(RunningHub::close);
    redis.close();
  }

  @Test
  void noReadFailsOrGoesBackWhileRedisStandsStillAndItIsUsedAgainAfterwards() throws Exception {
    push(hubs.getFirst().caller(), 0);
    awaitNearHits();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (RunningHub hub : hubs) {
        for (int i = 0; i < 4; i++) {
          readers.add(threads.submit(() -> read(hub.caller())));
        }
      }
      Future<Integer> writer = threads.submit(this::write);
      redis.suspend();
      try {
        Instant end = Instant.now().plus(OUTAGE);
        Await.until(PATIENCE, () -> ready(hubs.getFirst()).contains("does not answer"));
        assertThat(hubs.getFirst().caller().get("/health/ready").statusCode()).isEqualTo(200);
        Await.until(PATIENCE, () -> Instant.now().isAfter(end));
      } finally {
        redis.resume();
      }
      awaitNearHits();
      going.set(false);
      assertThat(writer.get()).isPositive();
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    }
    List<Long> sorted = millis.stream().sorted().toList();
    System.out.printf(
        "%d reads through an outage of %d s: p99 %d ms, longest %d ms%n",
        sorted.size(), OUTAGE.toSeconds(), sorted.get(sorted.size() * 99 / 100), sorted.getLast());
    Await.until(PATIENCE, () -> !ready(hubs.getFirst()).contains("does not answer"));
  }

  private static String ready(RunningHub hub) {
    return hub.caller().get("/health/ready").body();
  }

  /** Until both hubs answer from memory. */
  private void awaitNearHits() {
    for (RunningHub hub : hubs) {
      double before = nearHits(hub);
      Await.until(
          PATIENCE,
          () -> {
            assertThat(hub.caller().latest("w").statusCode()).isEqualTo(200);
            return nearHits(hub) > before;
          });
    }
  }

  private static double nearHits(RunningHub hub) {
    return hub.caller()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("risk_hub_cache_requests_total{result=\"near\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private int write() {
    int pushes = 1;
    while (going.get()) {
      push(hubs.get(pushes % 2).caller(), pushes);
      pushes++;
    }
    return pushes;
  }

  private void push(Caller caller, int number) {
    Instant asOf = FIRST.plusSeconds(number);
    String body = Snapshots.body("w", "v" + number, asOf.toString(), "");
    assertThat(caller.push("w", body).statusCode()).isEqualTo(200);
    answered.set(asOf);
  }

  private int read(Caller caller) throws Exception {
    int reads = 0;
    Instant seen = FIRST.minusSeconds(1);
    while (going.get()) {
      Instant atLeast = answered.get();
      long begun = System.nanoTime();
      HttpResponse<String> answer = caller.latest("w");
      millis.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
      assertThat(answer.statusCode()).isEqualTo(200);
      Instant now = Instant.parse(StrictJson.parse(answer.body()).path("as_of").textValue());
      assertThat(now).isAfterOrEqualTo(atLeast).isAfterOrEqualTo(seen);
      seen = now;
      reads++;
    }
    return reads;
  }

  private RunningHub hub(String dsn) {
    return RunningHub.start(
        RunningHub.withRedis(RunningHub.postgres(dsn, Optional.empty()), redis.uri()),
        Clock.systemUTC());
  }
}
