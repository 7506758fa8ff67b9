package io.riskhub.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskhub.blob.ContentDigest.Algorithm;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {

  private static final String HEX =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  /** BLAKE3's own test vectors (the key-less hash), and FIPS 180-4's examples. */
  @ParameterizedTest(name = "{0} of \"{1}\"")
  @CsvSource({
    "BLAKE3, ''," + " blake3:af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262",
    "BLAKE3, abc," + " blake3:6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85",
    "SHA256, ''," + " sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "SHA256, abc," + " sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  })
  void knowsThePublishedAnswers(Algorithm algorithm, String input, String expected) {
    byte[] bytes = input.getBytes(StandardCharsets.US_ASCII);

    assertThat(ContentDigest.of(algorithm, bytes)).hasToString(expected);
  }

  /** The 2049 byte row of BLAKE3's test vectors: more than one chunk, so the tree is built. */
  @Test
  void hashesMoreThanOneBlake3ChunkAsPublished() {
    byte[] bytes = new byte[2049];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i % 251);
    }

    assertThat(ContentDigest.of(Algorithm.BLAKE3, bytes).hex())
        .isEqualTo("5f4d72f40d7a5f82b15ca2b2e44b1de3c2ef86c426c95c1af0b6879522563030");
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatItPrints(Algorithm algorithm) {
    ContentDigest digest = ContentDigest.of(algorithm, new byte[] {1, 2, 3});

    assertThat(ContentDigest.parse(digest.toString())).contains(digest);
  }

  @Test
  void digestsOfDifferentAlgorithmsAreNotEqual() {
    assertThat(new ContentDigest(Algorithm.BLAKE3, HEX))
        .isNotEqualTo(new ContentDigest(Algorithm.SHA256, HEX));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "blake3",
        "blake3:",
        HEX,
        ":" + HEX,
        "md5:" + HEX,
        "sha-256:" + HEX,
        "BLAKE3:" + HEX,
        "blake3 :" + HEX,
        "blake3: " + HEX,
        " blake3:" + HEX,
        "blake3:" + HEX + " ",
        "blake3:" + HEX + "\n",
        "blake3:" + HEX + "0",
        "blake3::" + HEX,
        "sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
        "blake3:a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "blake3:ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      })
  void readsNoOtherForm(String text) {
    assertThat(ContentDigest.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"})
  void refusesADigestThatIsNot64LowerCaseHexDigits(String hex) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContentDigest(Algorithm.BLAKE3, hex))
        .withMessageContaining("64 lower-case hex digits")
        .withMessageEndingWith(hex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "md5", "Blake3", "sha-256"})
  void knowsNoOtherAlgorithm(String prefix) {
    assertThat(Algorithm.ofPrefix(prefix)).isEmpty();
  }
}
