package io.riskhub.hub.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.probe.Finding.State;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockSkewTest {

  private static final Instant ASKED = Instant.parse("2025-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0, OK, ahead",
    "0, -1500, OK, 1.5 s behind",
    "0, 5000, DOUBTFUL, 5.0 s ahead",
    "0, -29000, DOUBTFUL, 29.0 s behind",
    "0, 3600000, UNFIT, 3600.0 s ahead",
    // Anywhere between question and answer the other clock may have been read.
    "8000, 8000, OK, 4.0 s ahead",
    "8000, 0, OK, 4.0 s behind",
  })
  void isJudgedByWhatASlowAnswerLeavesNoDoubtAbout(
      long journeyMillis, long thereMillis, State state, String words) {
    Finding finding =
        ClockSkew.of(
            "hub.clock",
            "the hub's clock",
            ASKED,
            ASKED.plusMillis(journeyMillis),
            ASKED.plusMillis(thereMillis));

    assertThat(finding.state()).isEqualTo(state);
    assertThat(finding.found()).contains(words);
    assertThat(finding.fix().isPresent()).isEqualTo(state != State.OK);
  }
}
