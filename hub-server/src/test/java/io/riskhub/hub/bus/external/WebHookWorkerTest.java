package io.riskhub.hub.bus.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import io.riskhub.hub.bus.consumer.SnapshotEvent;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebHookWorkerTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final byte[] MESSAGE =
      "{\"specversion\":\"1.0\"}".getBytes(StandardCharsets.UTF_8);
  private static final SnapshotEvent EVENT =
      new SnapshotEvent(Snapshots.of("w", "v1", "2026-01-01"), MESSAGE);

  private final AtomicReference<String> got = new AtomicReference<>("");
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile int status = 200;
  private volatile @Nullable String retryAfter;
  private HttpServer server;
  private String origin;
  private WebHookWorker worker;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          got.set(
              exchange.getRequestHeaders().getFirst("Content-Type")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.createContext(
        "/stalls",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().flush();
          await(over);
        });
    server.start();
    origin = "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    worker = worker("/s3cret", LONG);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private WebHookWorker worker(String path, Duration timeout) {
    return new WebHookWorker(WebHookAddress.parse(origin + path), timeout, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    over.countDown();
    worker.close();
    server.stop(0);
    threads.close();
  }

  @Test
  void theEventIsPostedAsItCame() throws Exception {
    worker.handle(EVENT);

    assertThat(got.get()).isEqualTo("application/cloudevents+json {\"specversion\":\"1.0\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503})
  void aStatusThatMayPassIsTriedAgain(int passing) {
    status = passing;

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> worker.handle(EVENT))
        .withMessage("the web hook at %s answered %d", origin, passing);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 404, 410, 422})
  void anyOtherStatusEndsIt(int last) {
    status = last;

    assertThatExceptionOfType(RejectedEventException.class)
        .isThrownBy(() -> worker.handle(EVENT))
        .withMessage("the web hook at %s answered %d", origin, last);
  }

  @Test
  void anAddressThatNamesATimeIsNotAskedBefore() throws Exception {
    status = 429;
    retryAfter = "2";
    Instant begin = Instant.now();
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> worker.handle(EVENT));
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(2));
    status = 200;
    worker.handle(EVENT);

    assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"86400", "tomorrow", "-5", "99999999999", "in a day"})
  void noAddressIsWaitedForLongerThanAnAnswerMayTake(String wanted) throws Exception {
    status = 503;
    retryAfter =
        wanted.equals("in a day")
            ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
            : wanted;
    Instant begin = Instant.now();
    try (WebHookWorker impatient = worker("/", Duration.ofSeconds(1))) {
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> impatient.handle(EVENT));
      status = 200;
      impatient.handle(EVENT);
    }

    Duration waited = Duration.between(begin, Instant.now());
    if (wanted.equals("86400") || wanted.equals("in a day")) {
      assertThat(waited).isBetween(Duration.ofSeconds(1), LONG);
    } else {
      assertThat(waited).isLessThan(LONG);
    }
  }

  @Test
  void anAnswerThatBeginsAndNeverEndsIsGivenUp() {
    try (WebHookWorker impatient = worker("/stalls?s3cret", Duration.ofMillis(500))) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> impatient.handle(EVENT))
          .withMessage("the web hook at %s took longer than 500 ms", origin);
    }
  }

  @Test
  void anAddressWhereNobodyListensIsTriedAgain() {
    server.stop(0);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> worker.handle(EVENT))
        .withMessage("the web hook at %s cannot be reached (ConnectException)", origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3cret",
        "ftp://host/s3cret",
        "http:///s3cret",
        "http:s3cret",
        "http://user:s3cret@host/",
        "http://host:0/s3cret",
        "http://host:70000/s3cret",
        "http://host/s3cret here",
        "http://ho_st/s3cret",
      })
  void whatIsNoAddressIsRefusedWithoutBeingRepeated(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebHookAddress.parse(text))
        .withNoCause()
        .withMessageNotContaining("s3cret");
  }

  @Test
  void ofAnAddressOnlyTheServerIsShown() {
    assertThat(WebHookAddress.parse("https://host:8443/s3cret?s3cret#s3cret"))
        .hasToString("https://host:8443");
    assertThat(WebHookAddress.parse("HTTP://host")).hasToString("HTTP://host");
  }

  @Test
  void anAddressIsSentNoMoreAtOnceThanMayBe() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    // Only when three are there at the same time is any of them answered.
    CyclicBarrier full = new CyclicBarrier(3);
    server.createContext(
        "/three",
        exchange -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          try {
            full.await(30, TimeUnit.SECONDS);
          } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IOException(e);
          }
          underWay.decrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    List<Future<Boolean>> all = new ArrayList<>();
    try (WebHookWorker three =
        new WebHookWorker(WebHookAddress.parse(origin + "/three"), LONG, Clock.systemUTC(), 3)) {
      for (int i = 0; i < 30; i++) {
        all.add(
            threads.submit(
                () -> {
                  three.handle(EVENT);
                  return true;
                }));
      }
      for (Future<Boolean> each : all) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(most).hasValue(3);
  }
}
