package io.riskhub.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Violation;
import io.riskhub.contract.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashTest {

  /** What Python writes for the minimal snapshot after the defaults are filled in. */
  private static final String CONTENT =
      "{\"as_of\":\"2026-01-15T00:00:00Z\","
          + "\"provenance\":{\"actor\":\"gateway\",\"stage\":\"live\"},"
          + "\"ttl_sec\":900,\"version\":\"v1\",\"weights\":{\"a\":1.0},\"world_id\":\"w1\"}";

  private static final String ZEROS = "0".repeat(64);

  @Test
  void isSetToTheBlake3DigestOfTheContentWhenLeftOut() throws MalformedJsonException {
    assertThat(Body.minimal().accepted().digest()).isEqualTo(digest(Algorithm.BLAKE3));
    assertThat(Body.minimal().stored("hash").textValue())
        .isEqualTo(digest(Algorithm.BLAKE3).toString());
  }

  @ParameterizedTest
  @EnumSource
  void thatMatchesIsStoredAsSent(Algorithm algorithm) throws MalformedJsonException {
    String hash = digest(algorithm).toString();

    assertThat(with("\"" + hash + "\"").stored("hash").textValue()).isEqualTo(hash);
  }

  @Test
  void inEitherSpellingGivesOneDigest() {
    Snapshot none = Body.minimal().accepted();
    Snapshot blake3 = with("\"" + digest(Algorithm.BLAKE3) + "\"").accepted();
    Snapshot sha256 = with("\"" + digest(Algorithm.SHA256) + "\"").accepted();

    assertThat(blake3).isEqualTo(none);
    assertThat(sha256.digest()).isEqualTo(none.digest());
  }

  @Test
  void doesNotCoverCreatedAt() {
    Body body = with("\"" + digest(Algorithm.BLAKE3) + "\"");

    assertThat(body.with("created_at", "\"2026-01-15T11:59:00Z\"").accepted().digest())
        .isEqualTo(digest(Algorithm.BLAKE3));
  }

  @ParameterizedTest
  @EnumSource
  void thatDiffersIsRefusedWithBothDigests(Algorithm algorithm) {
    String wrong = algorithm.prefix() + ":" + ZEROS;

    assertThat(with("\"" + wrong + "\"").violations())
        .containsExactly(
            new Violation(
                "hash",
                "is %s, but the content hashes to %s; hash the snapshot after its defaults are filled in, or leave the hash out"
                    .formatted(wrong, digest(algorithm))));
  }

  @Test
  void thatNamesTheOtherAlgorithmIsRefused() {
    assertThat(with("\"sha256:" + digest(Algorithm.BLAKE3).hex() + "\"").violations())
        .singleElement()
        .extracting(Violation::message)
        .asString()
        .contains("but the content hashes to " + digest(Algorithm.SHA256));
  }

  @ParameterizedTest
  @CsvSource({
    "md5, md5",
    "sha-256, sha-256",
    "BLAKE3, BLAKE3",
    "' blake3', ' blake3'",
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg,"
        + " aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff…",
  })
  void ofAnUnknownAlgorithmIsRefused(String prefix, String shown) {
    assertThat(with("\"" + prefix + ":" + ZEROS + "\"").violations())
        .containsExactly(
            new Violation(
                "hash",
                "uses the unknown algorithm \"%s\"; use \"blake3\" or \"sha256\""
                    .formatted(shown)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "blake3",
        ":",
        ":abc",
        "blake3:",
        "blake3:abc",
        "sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9C",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61",
      })
  void ofAnotherFormIsRefused(String hash) {
    assertThat(with("\"" + hash + "\"").violations())
        .containsExactly(
            new Violation(
                "hash",
                "is \"%s\"; send \"blake3:\" or \"sha256:\" and 64 lower-case hex digits"
                    .formatted(hash)));
  }

  @Test
  void inUpperCaseIsRefusedEvenWhenItMatches() {
    String upper = "blake3:" + digest(Algorithm.BLAKE3).hex().toUpperCase(Locale.ROOT);

    assertThat(with("\"" + upper + "\"").violations())
        .containsExactly(
            new Violation(
                "hash",
                "is \"%s…\"; send \"blake3:\" or \"sha256:\" and 64 lower-case hex digits"
                    .formatted(upper.substring(0, 60))));
  }

  @ParameterizedTest
  @CsvSource({"null, null", "7, 7", "true, true", "[], an array", "{}, an object"})
  void thatIsNoStringIsRefused(String hash, String shown) {
    assertThat(with(hash).violations())
        .containsExactly(
            new Violation("hash", "is " + shown + "; send \"blake3:<hex>\" or leave it out"));
  }

  private static ContentDigest digest(Algorithm algorithm) {
    return ContentDigest.of(algorithm, CONTENT.getBytes(StandardCharsets.US_ASCII));
  }

  private static Body with(String hash) {
    return Body.minimal().with("hash", hash);
  }
}
