package io.riskhub.hub.bus.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskhub.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeyedExecutorTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void tasksOfOneKeyRunInTheirOrder() throws Exception {
    Map<String, List<Integer>> seen = new ConcurrentHashMap<>();
    CountDownLatch done = new CountDownLatch(5_000);
    try (KeyedExecutor executor = new KeyedExecutor()) {
      for (int i = 0; i < 5_000; i++) {
        int number = i;
        String key = "world-" + i % 7;
        executor.submit(
            key,
            () -> {
              seen.computeIfAbsent(key, any -> new ArrayList<>()).add(number);
              done.countDown();
            });
      }
      assertTrue(done.await(LONG.toSeconds(), TimeUnit.SECONDS));
    }

    for (int key = 0; key < 7; key++) {
      int first = key;
      assertEquals(
          IntStream.range(0, 5_000).filter(i -> i % 7 == first).boxed().toList(),
          seen.get("world-" + key));
    }
  }

  @Test
  void aKeyThatIsStuckHoldsUpNoOther() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    try (KeyedExecutor executor = new KeyedExecutor()) {
      executor.submit("stuck", () -> await(release));
      executor.submit("other", other::countDown);

      assertTrue(other.await(LONG.toSeconds(), TimeUnit.SECONDS));
      release.countDown();
    }
  }

  @Test
  void aTaskThatEndsInAnErrorHoldsUpNeitherItsKeyNorOthers() throws Exception {
    CountDownLatch next = new CountDownLatch(1);
    try (KeyedExecutor executor = new KeyedExecutor()) {
      executor.submit(
          "a",
          () -> {
            throw new LinkageError("a class is missing");
          });
      executor.submit("a", next::countDown);

      assertTrue(next.await(LONG.toSeconds(), TimeUnit.SECONDS));
    }
  }

  @Test
  void closingLetsRunningTasksEndAndBeginsNoMore() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicBoolean second = new AtomicBoolean();
    KeyedExecutor executor = new KeyedExecutor();
    executor.submit(
        "a",
        () -> {
          running.countDown();
          await(release);
          ended.set(true);
        });
    executor.submit("a", () -> second.set(true));
    assertTrue(running.await(LONG.toSeconds(), TimeUnit.SECONDS));
    Thread closer = Thread.ofVirtual().start(() -> executor.close(LONG));
    Await.until(LONG, () -> closer.getState() == Thread.State.TIMED_WAITING);
    release.countDown();
    closer.join();

    assertTrue(ended.get());
    assertFalse(second.get());
  }

  @Test
  void closingInterruptsWhatDoesNotEnd() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    KeyedExecutor executor = new KeyedExecutor();
    executor.submit(
        "a",
        () -> {
          running.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    assertTrue(running.await(LONG.toSeconds(), TimeUnit.SECONDS));
    executor.close(Duration.ofMillis(1));

    assertTrue(interrupted.await(LONG.toSeconds(), TimeUnit.SECONDS));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
