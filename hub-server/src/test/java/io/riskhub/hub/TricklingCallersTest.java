package io.riskhub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.stores.BlobStores;
import io.riskhub.hub.http.HttpLimits;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RawConnection;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TricklingCallersTest {

  private static final int TRICKLERS = 1_000;
  private static final int CLIENTS = 16;
  private static final int REQUESTS_EACH = 400;

  /** A machine that is busy otherwise slows one round down; a hub that suffers, every one. */
  private static final int ROUNDS = 5;

  /** Of heap, for a connection with its thread and its buffers. */
  private static final long BYTES_EACH = 128 << 10;

  @TempDir private Path directory;

  @Test
  void doNotSlowHonestCallersDownNorFillTheMemory() throws Exception {
    try (HubServer hub = start(HttpLimits.DEFAULT)) {
      Caller caller = new Caller(hub.baseUri(), Optional.empty());
      // That everything is loaded and compiled.
      p99(caller);
      List<Double> ratios = new ArrayList<>();
      do {
        long quiet = p99(caller);
        long heapBefore = usedHeap();
        try (Tricklers tricklers = new Tricklers(hub.baseUri(), TRICKLERS)) {
          ratios.add((double) p99(caller) / quiet);
          assertThat(usedHeap() - heapBefore)
              .isLessThan(tricklers.connections().size() * BYTES_EACH);
        }
      } while (ratios.getLast() > 2 && ratios.size() < ROUNDS);
      assertThat(ratios.getLast())
          .as("p99 beside a quiet hub's: %s", ratios)
          .isLessThanOrEqualTo(2);
    }
  }

  @Test
  void areCutOffWhateverTheyTrickleAndHonestOnesAreNot() throws Exception {
    HttpLimits usual = HttpLimits.DEFAULT;
    HttpLimits hasty =
        new HttpLimits(
            usual.maxBodyBytes(),
            usual.maxHeaderBytes(),
            Duration.ofSeconds(2),
            usual.stallTimeout(),
            Duration.ofSeconds(3),
            usual.maxConnections(),
            usual.maxRequests(),
            usual.shutdownGrace());
    try (HubServer hub = start(hasty);
        Tricklers tricklers = new Tricklers(hub.baseUri(), 30);
        RawConnection mute = RawConnection.open(hub.baseUri());
        RawConnection silent = RawConnection.open(hub.baseUri()).send("POST / HTTP/1.1\r\n")) {
      Caller caller = new Caller(hub.baseUri(), Optional.empty());

      for (RawConnection trickler : tricklers.connections()) {
        assertThat(trickler.isClosedByServer()).isTrue();
      }

      assertThat(mute.isClosedByServer()).isTrue();
      assertThat(silent.isClosedByServer()).isTrue();
      assertThat(caller.get("/risk-hub/worlds").statusCode()).isEqualTo(200);
    }
  }

  private HubServer start(HttpLimits limits) {
    return HubAssembly.start(
        RunningHub.config(directory), Clock.systemUTC(), limits, BlobStores::open);
  }

  /** Of reads and pushes by all clients at once, in nanoseconds. */
  private static long p99(Caller caller) throws InterruptedException, ExecutionException {
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<long[]>> results = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        String world = "w" + client;
        results.add(clients.submit(() -> work(caller, world)));
      }
      LongStream all = LongStream.empty();
      for (Future<long[]> result : results) {
        all = LongStream.concat(all, LongStream.of(result.get()));
      }
      long[] sorted = all.sorted().toArray();
      return sorted[sorted.length * 99 / 100];
    }
  }

  private static long[] work(Caller caller, String world) {
    String now = Instant.now().toString();
    assertThat(caller.push(world, Snapshots.body(world, now, now, "")).statusCode()).isEqualTo(200);
    return IntStream.range(0, REQUESTS_EACH)
        .mapToLong(
            i -> {
              long start = System.nanoTime();
              assertThat(caller.latest(world).statusCode()).isEqualTo(200);
              return System.nanoTime() - start;
            })
        .toArray();
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
