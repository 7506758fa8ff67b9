package io.riskhub.hub.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writers push out of order while readers watch; {@code latest} must never go back. */
abstract class OutOfOrderPushesContract {

  private static final int SNAPSHOTS = 600;
  private static final int WRITERS = 8;
  private static final int READERS_PER_HUB = 4;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  private List<RunningHub> hubs = List.of();

  /** The hubs, which share what they store. */
  abstract List<RunningHub> startHubs();

  /** How many reads there must be in all; they go on, beside writers, until there are. */
  int readsAtLeast() {
    return 1;
  }

  @BeforeEach
  void start() {
    hubs = startHubs();
  }

  @AfterEach
  void stop() {
    hubs.forEach(RunningHub::close);
  }

  @Test
  void latestNeverGoesBackAndIsNeverOlderThanAnAnsweredPush() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    AtomicInteger reads = new AtomicInteger();
    BooleanSupplier goOn = () -> reads.incrementAndGet() < readsAtLeast() || writing.get();
    AtomicReference<Instant> newestAnswered = new AtomicReference<>(Instant.MIN);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> readers =
          IntStream.range(0, READERS_PER_HUB * hubs.size())
              .mapToObj(
                  i -> threads.submit(() -> watch(hubs.get(i % hubs.size()), goOn, newestAnswered)))
              .toList();
      List<Instant> shuffled =
          new ArrayList<>(
              IntStream.range(0, SNAPSHOTS)
                  .mapToObj(i -> FIRST.plus(i, ChronoUnit.MINUTES))
                  .toList());
      Collections.shuffle(shuffled, new Random(7));
      List<Future<?>> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        List<Instant> share = shuffled.subList(w * 75, (w + 1) * 75);
        Caller caller = hubs.get(w % hubs.size()).caller();
        writers.add(threads.submit(() -> share.forEach(t -> push(caller, t, newestAnswered))));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      writing.set(false);
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).as("reads of one reader").isPositive();
      }
    }
    Instant newest = FIRST.plus(SNAPSHOTS - 1, ChronoUnit.MINUTES);
    hubs.forEach(hub -> assertThat(asOf(hub.caller().latest("w"))).isEqualTo(newest));
  }

  private static void push(Caller caller, Instant asOf, AtomicReference<Instant> newestAnswered) {
    String body = Snapshots.body("w", "v" + asOf, asOf.toString(), "");
    assertThat(caller.push("w", body).statusCode()).isEqualTo(200);
    newestAnswered.accumulateAndGet(asOf, (a, b) -> a.isAfter(b) ? a : b);
  }

  /** Reads until the writers are done, and counts the reads. */
  private static int watch(
      RunningHub hub, BooleanSupplier goOn, AtomicReference<Instant> newestAnswered) {
    Instant seen = Instant.MIN;
    int reads = 0;
    do {
      Instant atLeast = newestAnswered.get();
      HttpResponse<String> answer = hub.caller().latest("w");
      if (answer.statusCode() == 404) {
        assertThat(atLeast).isEqualTo(Instant.MIN);
        continue;
      }
      Instant now = asOf(answer);
      assertThat(now).isAfterOrEqualTo(seen).isAfterOrEqualTo(atLeast);
      seen = now;
      reads++;
    } while (goOn.getAsBoolean());
    return reads;
  }

  private static Instant asOf(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    try {
      return Instant.parse(JSON.readTree(answer.body()).get("as_of").textValue());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + answer.body(), e);
    }
  }
}
