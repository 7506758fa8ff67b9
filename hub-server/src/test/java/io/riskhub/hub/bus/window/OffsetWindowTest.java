package io.riskhub.hub.bus.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class OffsetWindowTest {

  private final OffsetWindow window = new OffsetWindow();

  @Test
  void nothingMayBeCommittedBeforeTheFirstIsHandled() {
    window.began(7);
    window.began(8);
    window.handled(8);

    assertTrue(window.position().isEmpty());
    assertEquals(2, window.size());
  }

  @Test
  void gapsInTheOffsetsAreNoGapsInTheWork() {
    window.began(7);
    window.began(11);
    window.handled(11);
    window.handled(7);

    assertEquals(OptionalLong.of(12), window.position());
    assertEquals(0, window.size());
  }

  @Test
  void inAnyOrderThePositionNeverPassesWhatIsUnhandled() {
    Random random = new Random(20_251_123);
    List<Long> offsets = new ArrayList<>();
    for (long offset = 0; offset < 500; offset += 1 + random.nextInt(3)) {
      offsets.add(offset);
      window.began(offset);
    }
    TreeSet<Long> unhandled = new TreeSet<>(offsets);
    Collections.shuffle(offsets, random);
    long position = 0;
    for (long offset : offsets) {
      window.handled(offset);
      unhandled.remove(offset);
      position = window.position().orElse(position);
      if (!unhandled.isEmpty()) {
        assertTrue(position <= unhandled.first(), position + " passes " + unhandled.first());
      }
    }
    assertEquals(Collections.max(offsets) + 1, position);
  }
}
