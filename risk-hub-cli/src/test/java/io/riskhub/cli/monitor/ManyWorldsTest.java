package io.riskhub.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.riskhub.cli.CommandRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Side by side, but not all at once, and all within one time-out. */
class ManyWorldsTest {

  private static final int WORLDS = 64;
  private static final int MOST_AT_ONCE = 8;

  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostSeen = new AtomicInteger();
  private final CountDownLatch allAtOnce = new CountDownLatch(MOST_AT_ONCE);

  @Test
  void manyWorldsAreAskedForSideBySideButNotAllAtOnce() throws IOException {
    HttpServer hub =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      hub.setExecutor(threads);
      hub.createContext("/", this::answerOnceAllAreHere);
      hub.start();
      try {
        CommandRun run = monitor("http://127.0.0.1:" + hub.getAddress().getPort(), "60s");

        assertThat(run.code()).as("%s", run).isZero();
        assertThat(run.out().lines()).hasSize(WORLDS);
        assertThat(mostSeen).hasValue(MOST_AT_ONCE);
      } finally {
        hub.stop(0);
      }
    }
  }

  @Test
  void oneTimeoutIsForAllOfThem() throws IOException {
    try (TroubledServer troubled = TroubledServer.start()) {
      Instant start = Instant.now();

      CommandRun run = monitor(troubled.at("slow"), "1s");

      // One after the other, or eight at once, they would take from 8 to 64 s.
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out().lines())
          .hasSize(WORLDS)
          .allMatch(line -> line.contains("gave no answer in time"));
    }
  }

  @Test
  void anAnswerAboutAnotherWorldIsNoAnswer() throws IOException {
    try (TroubledServer troubled = TroubledServer.start()) {
      CommandRun run =
          CommandRun.riskhub("monitor", "--world", "w", "--base-url", troubled.at("elsewhere"));

      assertThat(run.code()).isEqualTo(3);
      assertThat(run.out()).startsWith("RISKHUB UNKNOWN: w is not known").contains("of world x");
    }
  }

  private static CommandRun monitor(String baseUrl, String timeout) {
    List<String> line = new ArrayList<>(List.of("monitor"));
    for (int i = 0; i < WORLDS; i++) {
      Collections.addAll(line, "--world", "w" + i);
    }
    Collections.addAll(line, "--base-url", baseUrl, "--timeout", timeout);
    return CommandRun.riskhub(line.toArray(String[]::new));
  }

  /** From {@code /risk-hub/worlds/<world>/snapshots/latest}. */
  private static String worldOf(HttpExchange call) {
    return call.getRequestURI().getPath().split("/", -1)[3];
  }

  private void answerOnceAllAreHere(HttpExchange call) throws IOException {
    mostSeen.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    allAtOnce.countDown();
    try (call) {
      allAtOnce.await();
      String now = Instant.now().toString();
      byte[] snapshot =
          """
          {"world_id":"%s","version":"v1","as_of":"%s","created_at":"%s","ttl_sec":900,"hash":"blake3:%s",
           "weights":{"A":1.0},"provenance":{"actor":"gateway","stage":"live"}}\
          """
              .formatted(worldOf(call), now, now, "0".repeat(64))
              .getBytes(StandardCharsets.UTF_8);
      atOnce.decrementAndGet();
      call.sendResponseHeaders(200, snapshot.length);
      call.getResponseBody().write(snapshot);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
