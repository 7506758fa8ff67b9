package io.riskhub.hub.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.contract.event.Event;
import io.riskhub.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InProcessBusTest extends ControlBusContract {

  private static final Delivery HELD = new Delivery.Held(Optional.empty());

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
  void anEventThatCannotBeHandledNowIsHeldAndLaterDelivered() {
    AtomicBoolean works = new AtomicBoolean();
    InProcessBus failing =
        new InProcessBus(
            message -> {
              if (!works.get()) {
                throw new IllegalStateException("the database is away");
              }
            });
    List<Event> events = List.of(event("w", "v"), event("w", "v2"));

    assertThat(failing.publish(events, () -> {}))
        .containsOnly(new Delivery.Held(Optional.of("the database is away")));
    works.set(true);
    Await.until(
        Duration.ofSeconds(30),
        () -> failing.publish(events, () -> {}).getLast() instanceof Delivery.Delivered);
  }

  @Test
  void aWorldThatIsStuckHoldsUpNoOther() {
    CountDownLatch release = new CountDownLatch(1);
    try (InProcessBus one =
        new InProcessBus(
            message -> {
              if (message.key().equals("stuck")) {
                release.await();
              }
            })) {
      List<Event> stuck = List.of(event("stuck", "v"), event("stuck", "v2"));

      assertThat(one.publish(stuck, () -> {})).containsOnly(HELD);
      List<Event> more = new ArrayList<>(stuck);
      for (int i = 0; i < 100; i++) {
        more.add(event("world-" + i, "v"));
      }
      List<Delivery> deliveries = one.publish(more, () -> {});
      assertThat(deliveries.subList(0, 2)).containsOnly(HELD);
      assertThat(deliveries.subList(2, 102)).containsOnly(new Delivery.Delivered());

      release.countDown();
      Await.until(
          Duration.ofSeconds(30),
          () -> one.publish(stuck, () -> {}).getLast() instanceof Delivery.Delivered);
    }
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

  @Test
  void ofAWorldThatIsStuckTheFirstFewEventsAreHeldAndTheRestIsLeftForLater() {
    CountDownLatch release = new CountDownLatch(1);
    List<String> handled = Collections.synchronizedList(new ArrayList<>());
    try (InProcessBus stuck =
        new InProcessBus(
            message -> {
              release.await();
              handled.add(new String(message.value(), StandardCharsets.UTF_8));
            })) {
      List<Event> events =
          IntStream.range(0, 500).mapToObj(i -> event("w", "v" + i)).collect(Collectors.toList());

      List<Delivery> deliveries = stuck.publish(events, () -> {});
      assertThat(deliveries.subList(0, 33)).containsOnly(HELD);
      assertThat(deliveries.subList(33, 500)).containsOnly(new Delivery.Left());

      release.countDown();
      List<String> all = events.stream().map(Event::toJson).toList();
      Await.until(
          Duration.ofSeconds(30),
          () -> {
            List<Event> first = events.subList(0, Math.min(33, events.size()));
            List<Delivery> after = stuck.publish(first, () -> {});
            for (int i = first.size() - 1; i >= 0; i--) {
              if (after.get(i) instanceof Delivery.Delivered) {
                events.remove(i);
              }
            }
            return events.isEmpty();
          });
      assertThat(handled).isEqualTo(all);
    }
  }
}
