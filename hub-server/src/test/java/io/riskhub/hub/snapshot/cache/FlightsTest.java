package io.riskhub.hub.snapshot.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FlightsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Flights<Integer> flights = new Flights<>();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void thoseWhoAskMeanwhileShareTheNextAnswerAndNotTheOneThatIsUnderWay() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<Integer>> first =
          threads.submit(
              () ->
                  flights.ask(
                      "w",
                      () -> {
                        begun.countDown();
                        await(release);
                        return Optional.of(asked.incrementAndGet());
                      }));
      begun.await();
      List<Thread> waiting = new ArrayList<>();
      List<Optional<Integer>> answers = Collections.synchronizedList(new ArrayList<>());
      for (int i = 0; i < 50; i++) {
        waiting.add(
            Thread.ofVirtual()
                .start(
                    () ->
                        answers.add(flights.ask("w", () -> Optional.of(asked.incrementAndGet())))));
      }
      waiting.forEach(
          thread -> Await.until(PATIENCE, () -> thread.getState() == Thread.State.WAITING));
      assertThat(flights.ask("another", () -> Optional.of(0))).contains(0);
      release.countDown();

      assertThat(first.get()).contains(1);
      for (Thread thread : waiting) {
        thread.join();
      }
      assertThat(answers).hasSize(50).containsOnly(Optional.of(2));
    }
    assertThat(asked).hasValue(2);
    assertThat(flights.ask("w", () -> Optional.of(asked.incrementAndGet()))).contains(3);
  }

  @Test
  void aFailureIsThatOfWhoAskedAndEndsNothing() {
    assertThatThrownBy(
            () ->
                flights.ask(
                    "w",
                    () -> {
                      throw new IllegalStateException("the store is away");
                    }))
        .hasMessage("the store is away");
    assertThat(flights.ask("w", () -> Optional.of(1))).contains(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
