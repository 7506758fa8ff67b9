package io.riskhub.contract.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LetterReplayedTest {

  private static final LetterReplayed REPLAYED =
      new LetterReplayed(
          BuriedEvent.of(new byte[3]).digest(),
          Integer.MAX_VALUE,
          Long.MAX_VALUE,
          Instant.parse("2025-01-01T00:00:00.123456789Z"));

  @Test
  void comesBackAndIsNoLetter() {
    byte[] written = REPLAYED.toJson(UUID.randomUUID());

    assertTrue(written.length <= LetterReplayed.MOST_BYTES);
    assertEquals(Optional.of(REPLAYED), LetterReplayed.read(written));
    assertTrue(DeadLetterJson.read(written).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "x", "{\"type\":\"risk_snapshot_updated_dlq\"}"})
  void nothingElseIsTakenForIt(String message) {
    assertTrue(LetterReplayed.read(message.getBytes(StandardCharsets.UTF_8)).isEmpty());
  }
}
