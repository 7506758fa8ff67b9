package io.riskhub.contract.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeadLetterJsonTest {

  private static final Instant AT = Instant.parse("2025-01-01T00:00:00.123456789Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":\"risk_snapshot_updated\",\"data\":{\"event\":{\"event_base64\":\"x\"}}}",
        "{ \"a\" :\n [1, 2.50, \"}\"]\t}",
        "{\"세계\":\"서울 \\ud83d\\ude00 😀\"}",
        "{\"a\":1}\n",
        " {}",
        "",
        "not JSON",
        "{\"a\":1,\"a\":2}",
        "{\"a\":NaN}",
        "{\"a\":\"\\ud800\"}",
        "[1]",
        "42",
        "null",
        "{",
        "{}}"
      })
  void theOriginalComesBackByteForByte(String original) {
    byte[] bytes = original.getBytes(StandardCharsets.UTF_8);

    assertArrayEquals(bytes, roundTrip(bytes).event());
  }

  @Test
  void bytesThatAreNoTextComeBackToo() {
    byte[] bytes = new byte[10_000];
    new Random(7).nextBytes(bytes);
    bytes[0] = '{';
    bytes[bytes.length - 1] = '}';

    assertArrayEquals(bytes, roundTrip(bytes).event());
  }

  @Test
  void theRestComesBackToo() {
    DeadLetter letter =
        new DeadLetter("세계\"1", "live", 3, "worker \"stress\":\nfailed", new byte[0], AT);
    DeadLetter read =
        DeadLetterJson.read(DeadLetterJson.write(letter, new UUID(1, 2))).orElseThrow();

    assertEquals(letter.worldId(), read.worldId());
    assertEquals(letter.stage(), read.stage());
    assertEquals(letter.attempts(), read.attempts());
    assertEquals(letter.error(), read.error());
    assertEquals(letter.at(), read.at());
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-tech", "세계 \"1\"", "", "\u0000"})
  void theKeyComesBackAsItWas(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);

    assertArrayEquals(bytes, roundTrip(withKey(bytes)).key().orElseThrow());
  }

  @Test
  void aKeyThatIsNoTextAndNoKeyAtAllComeBackToo() {
    byte[] key = {(byte) 0xff, 0, (byte) 0xc3};

    assertArrayEquals(key, roundTrip(withKey(key)).key().orElseThrow());
    assertTrue(roundTrip(letter(new byte[0])).key().isEmpty());
  }

  @Test
  void aLetterThatWasCutSaysSoAndOneThatFitsIsLeftWhole() {
    DeadLetter whole = letter("abcdef".getBytes(StandardCharsets.UTF_8));
    DeadLetter read = roundTrip(whole.cut(4));

    assertSame(whole, whole.cut(6));
    assertFalse(roundTrip(whole).truncated());
    assertTrue(read.truncated());
    assertArrayEquals("abcd".getBytes(StandardCharsets.UTF_8), read.event());
    assertEquals("it failed (only the first 4 of 6 bytes of the event are kept)", read.error());
  }

  @Test
  void lettersBeyondTheParsersOwnLimitsAreRead() {
    byte[] longName = ("{\"" + "k".repeat(60_000) + "\":1}").getBytes(StandardCharsets.UTF_8);
    byte[] binary = new byte[16 << 20];

    assertArrayEquals(longName, roundTrip(longName).event());
    assertArrayEquals(binary, roundTrip(binary).event());
  }

  /** Such as Python's datetime writes them. */
  @ParameterizedTest
  @ValueSource(strings = {"2025-01-01T00:00:00.123456+00:00", "2025-01-01T00:00:00"})
  void timesOfOtherProducersAreRead(String time) {
    String letter =
        "{\"type\":\"risk_snapshot_updated_dlq\",\"time\":\"%s\",\"data\":{\"world_id\":\"w\",\"event\":{}}}"
            .formatted(time);

    assertEquals(
        "w", DeadLetterJson.read(letter.getBytes(StandardCharsets.UTF_8)).orElseThrow().worldId());
  }

  @Test
  void anOriginalObjectCanBeReadInPlace() throws Exception {
    byte[] original = "{\"type\":\"risk_snapshot_updated\"}".getBytes(StandardCharsets.UTF_8);
    JsonNode written = StrictJson.parse(DeadLetterJson.write(letter(original), new UUID(1, 2)));

    assertEquals("risk_snapshot_updated_dlq", written.path("type").textValue());
    assertEquals("1.0", written.path("specversion").textValue());
    assertEquals(
        "risk_snapshot_updated", written.path("data").path("event").path("type").textValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "x",
        "{\"type\":\"risk_snapshot_updated\",\"data\":{}}",
        "{\"type\":\"risk_snapshot_updated_dlq\",\"time\":\"yesterday\",\"data\":{}}",
        "{\"type\":\"risk_snapshot_updated_dlq\",\"time\":\"2025-01-01T00:00:00Z\",\"data\":3}",
        "{\"type\":\"risk_snapshot_updated_dlq\",\"time\":\"2025-01-01T00:00:00Z\",\"data\":{\"event\":"
      })
  void whatIsNoDeadLetterIsNotTakenForOne(String message) {
    assertTrue(DeadLetterJson.read(message.getBytes(StandardCharsets.UTF_8)).isEmpty());
  }

  private static DeadLetter roundTrip(byte[] event) {
    return roundTrip(letter(event));
  }

  private static DeadLetter roundTrip(DeadLetter letter) {
    return DeadLetterJson.read(DeadLetterJson.write(letter, UUID.randomUUID())).orElseThrow();
  }

  private static DeadLetter withKey(byte[] key) {
    return new DeadLetter("w", "live", 0, "no JSON", new byte[0], AT, Optional.of(key), false);
  }

  private static DeadLetter letter(byte[] event) {
    return new DeadLetter("us-tech", "live", 3, "it failed", event, AT);
  }

  @Test
  void textsAreCutBetweenCharactersAndALongKeyIsLeftOut() {
    DeadLetter whole = withKey(new byte[10]);
    DeadLetter cut =
        roundTrip(
            new DeadLetter("w", "live", 3, "ab\uD83D\uDE00", whole.event(), AT, whole.key(), false)
                .withTextsCut(3));

    assertEquals("ab", cut.error());
    assertEquals("w", cut.worldId());
    assertEquals("liv", cut.stage());
    assertTrue(cut.key().isEmpty());
    assertTrue(whole.withTextsCut(10).key().isPresent());
  }
}
