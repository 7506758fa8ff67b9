package io.riskhub.hub.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.contract.event.Event;
import io.riskhub.contract.event.SnapshotUpdated;
import io.riskhub.testkit.Snapshots;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ControlBus} must do. A subclass supplies one, and what came out of it. */
public abstract class ControlBusContract {

  /** The bus under test; nothing was published on it before. */
  protected abstract ControlBus bus();

  /** What came over the bus, those of one key in their order, once it is at least so many. */
  protected abstract List<Arrived> arrived(int atLeast);

  /** A message that came over the bus. */
  public record Arrived(String key, String value) {
    static Arrived of(Event event) {
      return new Arrived(event.worldId(), event.toJson());
    }
  }

  /** The announcement of a snapshot. */
  protected static Event event(String worldId, String version) {
    return SnapshotUpdated.of(
        UUID.randomUUID(), Snapshots.NOW, Snapshots.of(worldId, version, "2026-01-01"));
  }

  @Test
  void deliversAnEventAsItsJsonUnderItsWorld() {
    Event event = event("세계", "v");

    assertThat(bus().publish(List.of(event), () -> {})).containsExactly(new Delivery.Delivered());

    assertThat(arrived(1)).containsExactly(Arrived.of(event));
  }

  @Test
  void keepsTheOrderOfEachWorld() {
    List<Event> events =
        IntStream.range(0, 1_000).mapToObj(i -> event("world-" + i % 7, "v" + i)).toList();

    assertThat(bus().publish(events, () -> {}))
        .hasSize(events.size())
        .containsOnly(new Delivery.Delivered());

    List<Arrived> arrived = arrived(events.size());
    assertThat(arrived).hasSize(events.size());
    for (int world = 0; world < 7; world++) {
      String key = "world-" + world;
      assertThat(arrived.stream().filter(message -> message.key().equals(key)))
          .containsExactlyElementsOf(
              events.stream().filter(e -> e.worldId().equals(key)).map(Arrived::of).toList());
    }
  }

  @Test
  void whatIsPublishedAgainIsTheSameEvent() {
    Event event = event("w", "v");

    bus().publish(List.of(event), () -> {});
    bus().publish(List.of(event), () -> {});

    assertThat(arrived(2)).containsExactly(Arrived.of(event), Arrived.of(event));
  }

  @Test
  void whoeverMayNoLongerPublishSendsNothing() {
    Event late = event("w", "late");
    Event next = event("w", "next");

    assertThatThrownBy(
            () ->
                bus()
                    .publish(
                        List.of(late),
                        () -> {
                          throw new IllegalStateException("lost");
                        }))
        .hasMessage("lost");

    bus().publish(List.of(next), () -> {});
    assertThat(arrived(1)).containsExactly(Arrived.of(next));
  }

  @Test
  void asksBeforeItSends() {
    AtomicInteger asked = new AtomicInteger();

    bus().publish(List.of(event("w", "v")), asked::incrementAndGet);

    assertThat(asked.get()).isPositive();
  }
}
