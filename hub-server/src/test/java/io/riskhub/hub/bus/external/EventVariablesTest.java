package io.riskhub.hub.bus.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Snapshots;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventVariablesTest {

  @Test
  void theHubsOwnSettingsMakePlaceForTheEvent() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "PATH", "/bin",
                "RISKHUB_DSN", "postgresql://u:s3cret@db/r",
                "RISKHUB_TOKEN", "s3cret",
                "RISKHUB_WORLD", "of whoever started the consumer"));
    EventVariables.of(Snapshots.of("w", "v1", "2026-01-01")).replaceOurs(environment);

    assertThat(environment)
        .containsOnlyKeys(
            "PATH", "RISKHUB_WORLD", "RISKHUB_VERSION", "RISKHUB_STAGE", "RISKHUB_ACTOR")
        .containsEntry("RISKHUB_WORLD", "w")
        .containsEntry("RISKHUB_VERSION", "v1");
  }

  @Test
  void whatNoSystemTakesAsAVariableIsLeftToTheEvent() {
    Map<String, String> environment = new HashMap<>();
    EventVariables.of(
            Snapshots.submitted(
                "w", "v1", "2026-01-01", "", "a\0b", "x".repeat(1_000_000), Instant.now()))
        .replaceOurs(environment);

    assertThat(environment).containsOnlyKeys("RISKHUB_WORLD", "RISKHUB_VERSION");
  }
}
