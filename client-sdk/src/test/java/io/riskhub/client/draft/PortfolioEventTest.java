package io.riskhub.client.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PortfolioEventTest {

  private static final Instant NOON = Instant.parse("2025-01-01T12:00:00.000000001Z");

  @Test
  void namesTheSnapshot() {
    assertThat(PortfolioEvent.rebalance(Checked.AS_OF).version())
        .isEqualTo("rebalance-2025-01-01T00:00:00Z");
    assertThat(PortfolioEvent.positionSync(NOON).version())
        .isEqualTo("position_sync-2025-01-01T12:00:00.000000001Z");
    assertThat(PortfolioEvent.fill(NOON, "F-1").version())
        .isEqualTo("fill-2025-01-01T12:00:00.000000001Z-F-1");
  }

  @Test
  void givesARetryTheSameVersionWhateverThePrices() {
    SnapshotDraft first = Checked.rebalance().weights(Map.of("a", 1.0)).build();
    SnapshotDraft later = Checked.rebalance().weights(Map.of("b", 1.0)).build();

    assertThat(later.version()).isEqualTo(first.version());
    assertThat(Checked.accepted(later).digest()).isNotEqualTo(Checked.accepted(first).digest());
  }

  @Test
  void givesDifferentEventsDifferentVersions() {
    Set<String> versions = new HashSet<>();
    int events = 0;
    for (Instant asOf : List.of(Checked.AS_OF, NOON, NOON.plusNanos(1))) {
      for (Reason reason : Reason.values()) {
        for (String id : List.of("1", "2", "a/b", "a%2Fb", "a\\b", "a%5Cb", "a%b", "a\nb", "-")) {
          versions.add(new PortfolioEvent(reason, asOf, id).version());
          events++;
        }
      }
      versions.add(PortfolioEvent.rebalance(asOf).version());
      versions.add(PortfolioEvent.positionSync(asOf).version());
      events += 2;
    }
    assertThat(versions).hasSize(events);
  }

  @ParameterizedTest
  @CsvSource({"aGk/Cg+=, aGk%2FCg+=", "C:\\f, C:%5Cf", "100%, 100%25", "체결 7, 체결 7"})
  void escapesWhatAVersionMustNotHold(String id, String escaped) {
    PortfolioEvent event = PortfolioEvent.fill(Checked.AS_OF, id);

    assertThat(event.version()).isEqualTo("fill-2025-01-01T00:00:00Z-" + escaped);
    Checked.accepted(SnapshotBuilder.after("w", event).weights(Map.of("a", 1.0)).build());
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void tellsItsReason(Reason reason) {
    SnapshotDraft draft =
        SnapshotBuilder.after("w", new PortfolioEvent(reason, Checked.AS_OF, "1"))
            .weights(Map.of("a", 1.0))
            .build();

    assertThat(Checked.stored(draft).path("provenance").path("reason").textValue())
        .isEqualTo(reason.wireName());
    assertThat(draft.version()).startsWith(reason.wireName() + "-");
  }

  @Test
  void refusesWhatCouldNotBeToldApart() {
    refuses(
        () -> new PortfolioEvent(Reason.FILL, NOON, null),
        "a fill needs an id; give the fill's or order's");
    refuses(() -> PortfolioEvent.fill(NOON, " "), "the event's id is blank; give none, or a name");
    refuses(
        () -> PortfolioEvent.fill(Checked.AS_OF, "x".repeat(175)),
        "the event's version has 201 characters; at most 200 are allowed");
    refuses(
        () -> PortfolioEvent.rebalance(Instant.parse("+10000-01-01T00:00:00Z")),
        "+10000-01-01T00:00:00Z is not in the years 1 to 9999");
  }

  private static void refuses(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
  }
}
