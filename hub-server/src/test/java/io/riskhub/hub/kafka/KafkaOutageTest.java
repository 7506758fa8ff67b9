package io.riskhub.hub.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Announcements;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import io.riskhub.testkit.TestKafka;
import io.riskhub.testkit.TopicReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hub whose only broker is away for a while. {@code -Driskhub.test.outage=5} makes it short. */
class KafkaOutageTest {

  private static final int OUTAGE_SECONDS = Integer.getInteger("riskhub.test.outage", 20);
  private static final int PUSHES_PER_SECOND = 200;
  private static final int WORLDS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, Map<String, String>> answered = new TreeMap<>();
  private final Semaphore pushes = new Semaphore(0);
  private final List<HttpResponse<String>> refused =
      Collections.synchronizedList(new ArrayList<>());

  private TestKafka kafka;
  private KafkaSettings bus;
  private RunningHub hub;

  @BeforeEach
  void start() {
    kafka = TestKafka.start();
    bus = new KafkaSettings(List.of(kafka.brokers()), "events", true, Map.of());
    hub = RunningHub.onPostgres(PostgresServer.newDatabase(), bus);
  }

  @AfterEach
  void stop() {
    hub.close();
    kafka.close();
  }

  @Test
  void pushesGoOnAndEveryEventIsThereInOrderWhenTheBrokerIsBack() throws Exception {
    Caller caller = hub.caller();
    List<ScheduledExecutorService> writers = new ArrayList<>();
    for (int world = 0; world < WORLDS; world++) {
      writers.add(write(caller, "world-" + world));
    }
    pushes.acquire(PUSHES_PER_SECOND);
    kafka.stop();
    pushes.drainPermits();
    pushes.acquire(PUSHES_PER_SECOND * OUTAGE_SECONDS);

    Await.until(PATIENCE, () -> ready(caller).contains("\"status\":\"degraded\""));
    assertThat(ready(caller)).contains("events that wait to be published: ").contains("\"relay\"");
    assertThat(outboxPending(caller)).isGreaterThan(PUSHES_PER_SECOND * OUTAGE_SECONDS / 2.0);
    assertThat(caller.latest("world-0").statusCode()).isEqualTo(200);

    kafka.startAgain();
    pushes.acquire(PUSHES_PER_SECOND);
    for (ScheduledExecutorService writer : writers) {
      writer.shutdown();
      assertThat(writer.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    Await.until(PATIENCE, () -> outboxPending(caller) == 0);
    assertThat(ready(caller)).doesNotContain("degraded");
    assertThat(refused).isEmpty();
    try (TopicReader reader = TopicReader.of(kafka.brokers(), "events")) {
      int total = answered.values().stream().mapToInt(Map::size).sum();
      Map<String, Map<String, String>> announced =
          Announcements.of(
              reader.await(PATIENCE, messages -> Announcements.areAtLeast(total, messages)));
      assertThat(inOrder(announced)).isEqualTo(inOrder(answered));
    }
  }

  private static Map<String, List<Map.Entry<String, String>>> inOrder(
      Map<String, Map<String, String>> worlds) {
    Map<String, List<Map.Entry<String, String>>> lists = new TreeMap<>();
    worlds.forEach((world, versions) -> lists.put(world, List.copyOf(versions.entrySet())));
    return lists;
  }

  /** Pushes to a world, one snapshot after the other, at its share of the rate. */
  private ScheduledExecutorService write(Caller caller, String world) {
    Map<String, String> versions = new LinkedHashMap<>();
    answered.put(world, versions);
    ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
    long period = TimeUnit.SECONDS.toMicros(WORLDS) / PUSHES_PER_SECOND;
    var unused =
        writer.scheduleAtFixedRate(
            () -> push(caller, world, versions), 0, period, TimeUnit.MICROSECONDS);
    return writer;
  }

  private void push(Caller caller, String world, Map<String, String> versions) {
    String version = "v" + versions.size();
    HttpResponse<String> answer =
        caller.push(world, Snapshots.body(world, version, "2026-01-01", ""));
    if (answer.statusCode() == 200) {
      versions.put(version, answer.body());
    } else {
      refused.add(answer);
    }
    pushes.release();
  }

  private static String ready(Caller caller) {
    HttpResponse<String> answer = caller.get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static double outboxPending(Caller caller) {
    return caller
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("risk_hub_outbox_pending "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ", 2)[1]))
        .findFirst()
        .orElseThrow();
  }
}
