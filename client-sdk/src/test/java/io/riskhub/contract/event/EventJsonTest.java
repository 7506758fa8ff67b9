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

final class EventJsonTest {

  private static final Event EVENT =
      new Event(
          new UUID(1, 2),
          EventType.SNAPSHOT_UPDATED,
          "세계",
          Instant.parse("2025-01-01T00:00:00.123456Z"),
          "risk_snapshot:세계:blake3:00",
          "{ \"data\" : {\"id\":\"x\"}, \"세계\":[1.50,\"😀\"]}");

  @Test
  void anEventComesBack() {
    assertEquals(Optional.of(EVENT), EventJson.read(bytes(EVENT.toJson()), "세계"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "x", "{\"id\":\"1\"", "{\"data\":{}}"})
  void nothingElseIsOne(String message) {
    assertTrue(EventJson.read(bytes(message), "w").isEmpty());
  }

  @Test
  void whatWouldComeBackWithOtherBytesIsNone() {
    assertTrue(EventJson.read(bytes(EVENT.toJson() + " "), "세계").isEmpty());
    assertTrue(
        EventJson.read(bytes(EVENT.toJson().replace("\"riskhub\"", "\"other\"")), "세계").isEmpty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
