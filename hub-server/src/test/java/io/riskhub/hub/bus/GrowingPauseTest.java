package io.riskhub.hub.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowingPauseTest {

  private final GrowingPause pause =
      new GrowingPause(Duration.ofSeconds(1), Duration.ofSeconds(30));

  @Test
  void doublesUpToTheLongest() {
    assertThat(IntStream.rangeClosed(1, 7).mapToObj(pause::after).map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void staysTheLongestAfterAnyNumberOfFailures() {
    assertThat(pause.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
  }
}
