package io.riskhub.hub.signal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkplacesTest {

  @Test
  void asManyAsThereArePlacesWorkAtOnceAndNeverMore() throws Exception {
    Workplaces three = new Workplaces(3);
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    // Only when three are in at the same time does any of them go on.
    CyclicBarrier full = new CyclicBarrier(3);
    List<Future<Integer>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 99; i++) {
        all.add(
            threads.submit(
                () ->
                    three.at(
                        () -> {
                          most.accumulateAndGet(working.incrementAndGet(), Math::max);
                          full.await(30, TimeUnit.SECONDS);
                          return working.decrementAndGet();
                        })));
      }
      for (Future<Integer> one : all) {
        assertThat(one.get()).isBetween(0, 2);
      }
    }

    assertThat(most).hasValue(3);
  }

  @Test
  void whoFailsLeavesThePlaceToOthers() throws Exception {
    Workplaces one = new Workplaces(1);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                one.at(
                    () -> {
                      throw new IOException("broken");
                    }));
    assertThat(one.<String>at(() -> "done")).isEqualTo("done");
  }

  @Test
  void everyMachineHasTwo() throws Exception {
    Workplaces places = Workplaces.ofThisMachine();

    assertThat(places.<String>at(() -> places.at(() -> "both"))).isEqualTo("both");
  }
}
