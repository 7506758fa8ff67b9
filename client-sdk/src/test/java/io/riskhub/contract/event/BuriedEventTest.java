package io.riskhub.contract.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BuriedEventTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"created_at\":\"2025-01-01T00:00:00Z\",\"ttl_sec\":60 | 2025-01-01T00:01:00Z",
        "\"created_at\":\"2025-01-01T00:00:00Z\" | 2025-01-01T00:15:00Z",
        "\"created_at\":\"2025-01-01T00:00:00Z\",\"ttl_sec\":\"x\" | ",
        "\"created_at\":\"2025-01-01T00:00:00Z\",\"ttl_sec\":99999999999 | ",
        "\"created_at\":7 | ",
        "\"ttl_sec\":60 | "
      })
  void saysWhenTheSnapshotExpires(String fields, String expected) {
    BuriedEvent event = BuriedEvent.of(event("\"version\":\"v1\"," + fields));

    assertEquals(Optional.of("v1"), event.version());
    assertEquals(Optional.ofNullable(expected).map(Instant::parse), event.expiresAt());
  }

  @Test
  void knowsOfBytesThatAreNoEventOnlyWhatTheyAre() {
    BuriedEvent event = BuriedEvent.of("no JSON".getBytes(StandardCharsets.UTF_8));

    assertEquals(7, event.bytes());
    assertTrue(event.version().isEmpty());
    assertTrue(event.expiresAt().isEmpty());
    assertNotEquals(event.digest(), BuriedEvent.of(new byte[0]).digest());
  }

  private static byte[] event(String fields) {
    return "{\"specversion\":\"1.0\",\"type\":\"risk_snapshot_updated\",\"data\":{%s}}"
        .formatted(fields)
        .getBytes(StandardCharsets.UTF_8);
  }
}
