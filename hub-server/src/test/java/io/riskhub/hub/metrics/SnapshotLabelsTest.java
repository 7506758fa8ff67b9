package io.riskhub.hub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotLabelsTest {

  private final List<String> announced = new ArrayList<>();
  private final SnapshotLabels labels =
      new SnapshotLabels(50, values -> announced.add(String.join("|", values)));

  @Test
  void aPairIsAnnouncedOnceAndKept() {
    for (int i = 0; i < 3; i++) {
      assertThat(labels.of("us-tech", "live")).containsExactly("us-tech", "live");
    }

    assertThat(announced).containsExactly("us-tech|live");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "live\n", "live\0"})
  void aStageThatIsNoneIsOther(String stage) {
    assertThat(labels.of("w", stage)).containsExactly("w", "other");
  }

  @Test
  void aStageIsOfBoundedLength() {
    String longest = "\ud83d\ude00".repeat(SnapshotLabels.MAX_STAGE_LENGTH);

    assertThat(labels.of("w", longest)).containsExactly("w", longest);
    assertThat(labels.of("w", longest + "x")).containsExactly("w", "other");
    assertThat(labels.of("w", "x".repeat(1_000_000))).containsExactly("w", "other");
  }

  @Test
  void aWorldThatIsNoneIsInvalid() {
    assertThat(labels.of("a/b", "live")).containsExactly("invalid", "live");
    assertThat(labels.of("x".repeat(1_000_000), "live")).containsExactly("invalid", "live");
  }

  @Test
  void manyStagesOfOneWorldTakeNoPlaceFromOtherWorlds() {
    IntStream.range(0, 10_000).forEach(i -> labels.of("noisy", "stage-" + i));

    assertThat(announced).hasSize(SnapshotLabels.MAX_STAGES + 1).contains("noisy|other");
    assertThat(labels.of("noisy", "stage-0")).containsExactly("noisy", "stage-0");
    assertThat(labels.of("noisy", "stage-9999")).containsExactly("noisy", "other");
    assertThat(labels.of("quiet", "live")).containsExactly("quiet", "live");
  }

  @Test
  void manyWorldsAreCountedTogetherOnceThereAreTooMany() {
    IntStream.range(0, 10_000).forEach(i -> labels.of("world-" + i, "live"));

    assertThat(announced).hasSize(51).endsWith("other|other");
    assertThat(labels.of("world-0", "live")).containsExactly("world-0", "live");
    assertThat(labels.of("world-50", "live")).containsExactly("other", "other");
  }
}
