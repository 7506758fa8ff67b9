package io.riskhub.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskhub.blob.ContentDigest.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobNameTest {

  private static final ContentDigest DIGEST =
      ContentDigest.of(Algorithm.BLAKE3, new byte[] {1, 2, 3});

  @Test
  void isWorldVersionFieldAndDigest() {
    BlobName name =
        BlobName.stem("us-tech", "rebalance-2025-01-01T00:00:00Z", "covariance").with(DIGEST);

    assertThat(name.path())
        .isEqualTo("us-tech/rebalance-2025-01-01T00%%3A00%%3A00Z-covariance.%s.json", DIGEST.hex());
    assertThat(name.key())
        .isEqualTo("us-tech:rebalance-2025-01-01T00%%3A00%%3A00Z-covariance.%s", DIGEST.hex());
  }

  @ParameterizedTest
  @CsvSource({
    "a b, a%20b",
    "a%b, a%25b",
    "a~b, a%7Eb",
    "a:b, a%3Ab",
    "a?b#c, a%3Fb%23c",
    "é, %C3%A9",
    "한, %ED%95%9C",
    "😀, %F0%9F%98%80",
    "Az09._-, Az09._-",
    "..., ...",
    "%2E%2E, %252E%252E",
  })
  void encodesAllButAsciiLettersDigitsDotUnderscoreAndHyphen(String text, String encoded) {
    assertThat(BlobName.stem(text, text, "stress"))
        .isEqualTo(new BlobName.Stem(encoded, encoded, "stress"));
  }

  @ParameterizedTest
  @CsvSource({"us-tech, v-1", "a b, é", "한국, 2026-01-01T00:00:00Z", "-, -covariance.json"})
  void readsWhatItWrites(String world, String version) {
    BlobName name = BlobName.stem(world, version, "realized_returns").with(DIGEST);

    assertThat(BlobName.ofPath(name.path())).contains(name);
    assertThat(BlobName.ofKey(name.key())).contains(name);
  }

  @Test
  void aNameThatWasCutTellsAWorldAndVersionThatMakeItAgain() {
    BlobName name = BlobName.stem("한 ".repeat(100), "v:".repeat(100), "stress").with(DIGEST);

    assertThat(BlobName.stem(name.decodedWorld(), name.decodedVersion(), name.field()).with(DIGEST))
        .isEqualTo(name);
    assertThat(BlobName.encodeWorld("한 ".repeat(100))).isEqualTo(name.world());
  }

  @Test
  void fitsEveryFileSystemWhateverWorldAndVersionAre() {
    BlobName name = BlobName.stem("한".repeat(200), "😀".repeat(200), "covariance").with(DIGEST);

    assertThat(name.world().length()).isLessThanOrEqualTo(200);
    assertThat(name.fileName().length()).isLessThanOrEqualTo(200);
    assertThat(name.world()).matches("(%ED%95%9C)+");
    assertThat(BlobName.ofPath(name.path())).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "a/b",
        "a\\b",
        "a\u0000b",
        "a\nb",
        "a\u007fb",
        "a\ud800b",
        "\udc00"
      })
  void takesNoWorldOrVersionThatTheContractForbids(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> BlobName.stem(text, "v", "stress"));
    assertThatIllegalArgumentException().isThrownBy(() -> BlobName.stem("w", text, "stress"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a-b", "A", "1", "a/b", "a.b", "..", "a\n"})
  void takesNoFieldThatIsNone(String field) {
    assertThatIllegalArgumentException().isThrownBy(() -> BlobName.stem("w", "v", field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "a b", "%41", "%2E%2E", "%c3%a9", "%C3", "%", "a%2Fb", "é"})
  void readsNoPartThatItWouldWriteOtherwise(String part) {
    String rest = "v-stress." + DIGEST.hex();

    assertThat(BlobName.ofPath(part + "/" + rest + ".json")).isEmpty();
    assertThat(BlobName.ofKey(part + ":" + rest)).isEmpty();
    assertThat(BlobName.ofPath("w/" + part + "-stress." + DIGEST.hex() + ".json")).isEmpty();
    assertThat(BlobName.ofKey("w:" + part + "-stress." + DIGEST.hex())).isEmpty();
  }

  @Test
  void isNeverMadeOfUnsafeParts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BlobName("..", "v", "stress", DIGEST));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BlobName("w", "a/b", "stress", DIGEST));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BlobName("w", "v", "stress", new ContentDigest(Algorithm.SHA256, DIGEST.hex())))
        .withMessageContaining("BLAKE3");
  }
}
