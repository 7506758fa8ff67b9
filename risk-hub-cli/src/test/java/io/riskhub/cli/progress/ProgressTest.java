package io.riskhub.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter terminal = new StringWriter();

  @Test
  void aLongRunDrawsABarAndCleansItUp() {
    advance(true, 150);

    assertThat(terminal.toString()).contains("\rpush", " snapshots").endsWith("\u001b[K");
  }

  @Test
  void aShortRunDrawsNothing() {
    advance(true, 99);

    assertThat(terminal.toString()).isEmpty();
  }

  @Test
  void nothingIsDrawnWhereNobodyLooks() {
    advance(false, 150);

    assertThat(terminal.toString()).isEmpty();
  }

  @Test
  void whatIsToldMeanwhileStandsOnALineOfItsOwn() {
    try (Progress progress =
        new Progress(
            "push", new PrintWriter(terminal), true, true, Progress.Unit.BYTES, () -> 1000)) {
      for (int i = 1; i <= 100; i++) {
        progress.advance(i);
      }
      progress.tell("f:7: refused");
    }

    assertThat(terminal.toString()).contains("\r\u001b[Kf:7: refused\n");
  }

  private void advance(boolean wanted, int snapshots) {
    try (Progress progress =
        new Progress(
            "push", new PrintWriter(terminal), wanted, true, Progress.Unit.BYTES, () -> 1000)) {
      for (int i = 1; i <= snapshots; i++) {
        progress.advance(i);
      }
    }
  }
}
