package io.riskhub.hub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class MissingSnapshotsTest {

  private final MissingSnapshots missing = new MissingSnapshots();

  @Test
  void aKnownWorldBeginsAtZeroAndKeepsItsCount() {
    missing.know("w");
    assertThat(missing.counts()).containsOnly(entry("w", 0L));

    missing.missed("w");
    missing.know("w");
    assertThat(missing.counts()).containsOnly(entry("w", 1L));
  }

  @Test
  void worldsThatReadersMakeUpAreCountedTogetherBeyondABound() {
    for (int i = 0; i < MissingSnapshots.MAX_WORLDS; i++) {
      missing.missed("w" + i);
    }
    missing.missed("one more");
    missing.missed("and another");
    missing.missed("w7");
    missing.know("known");
    missing.missed("known");

    assertThat(missing.counts())
        .hasSize(MissingSnapshots.MAX_WORLDS + 2)
        .contains(entry(MissingSnapshots.OTHER, 2L), entry("w7", 2L), entry("known", 1L));
  }
}
