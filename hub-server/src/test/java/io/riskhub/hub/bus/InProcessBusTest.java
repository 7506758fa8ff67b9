package io.riskhub.hub.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InProcessBusTest extends ControlBusContract {

  private final List<Arrived> arrived = Collections.synchronizedList(new ArrayList<>());
  private final InProcessBus bus =
      new InProcessBus(
          message ->
              arrived.add(
                  new Arrived(message.key(), new String(message.value(), StandardCharsets.UTF_8))));

  @Override
  protected ControlBus bus() {
    return bus;
  }

  @Override
  protected List<Arrived> arrived(int atLeast) {
    return List.copyOf(arrived);
  }

  @Test
  void anEventThatCannotBeHandledNowIsNotDelivered() {
    InProcessBus failing =
        new InProcessBus(
            message -> {
              throw new IllegalStateException("the database is away");
            });

    assertThatThrownBy(() -> failing.publish(List.of(event("w", "v")), () -> {}))
        .isInstanceOf(BusUnavailableException.class)
        .hasMessageContaining("the database is away");
  }

  @Test
  void worldsDoNotWaitForEachOther() {
    CountDownLatch otherHandled = new CountDownLatch(1);
    InProcessBus two =
        new InProcessBus(
            message -> {
              if (message.key().equals("waiting")) {
                otherHandled.await();
              } else {
                otherHandled.countDown();
              }
            });

    assertThat(two.publish(List.of(event("waiting", "v"), event("other", "v")), () -> {}))
        .containsOnly(new Delivery.Delivered());
  }

  @Test
  void aHandlerIsInterruptedAndWaitedForWhenTheAttemptEnds() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    InProcessBus slow =
        new InProcessBus(
            message -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
              }
            });

    assertThatThrownBy(
            () ->
                slow.publish(
                    List.of(event("w", "v")),
                    () -> {
                      if (begun.getCount() == 0) {
                        throw new IllegalStateException("lost");
                      }
                    }))
        .hasMessage("lost");
    assertThat(interrupted).isTrue();
  }
}
