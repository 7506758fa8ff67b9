package io.riskhub.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskhub.blob.BlobRef.Scheme;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobRefTest {

  private static final String HEX =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  private static final String LEAF = "v1-covariance." + HEX;

  @ParameterizedTest
  @CsvSource({
    "file:///data/blobs/w/" + LEAF + ".json, FILE",
    "file:///w/" + LEAF + ".json, FILE",
    "file:///data/with blank/%2e%2e/w/" + LEAF + ".json, FILE",
    "s3://bucket/prefix/deeper/w/" + LEAF + ".json, S3",
    "s3://my.bucket-1/w/" + LEAF + ".json, S3",
    "redis://risk-blobs:w:" + LEAF + ", REDIS",
    "redis://w:" + LEAF + ", REDIS",
    "redis://a:b/w:" + LEAF + ", REDIS",
  })
  void readsTheThreeKinds(String text, Scheme scheme) {
    BlobRef ref = BlobRef.of(text);

    assertThat(ref).hasToString(text);
    assertThat(ref.scheme()).isEqualTo(scheme);
    assertThat(ref.digest()).hasToString("blake3:" + HEX);
    assertThat(ref).isEqualTo(BlobRef.of(text)).hasSameHashCodeAs(BlobRef.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "http://host/w/" + LEAF + ".json, 'has the scheme http:, not'",
    "jar:file:///a.jar!/w/" + LEAF + ".json, 'has the scheme jar:, not'",
    "FILE:///data/w/" + LEAF + ".json, 'has the scheme FILE:, not'",
    "/data/w/" + LEAF + ".json, does not begin with file://",
    "' file:///w/" + LEAF + ".json', does not begin with file://",
    "file://host/w/" + LEAF + ".json, has not the shape file:///",
    "file:///data/../w/" + LEAF + ".json, has not the shape",
    "file:///data/./w/" + LEAF + ".json, has not the shape",
    "file:///data//w/" + LEAF + ".json, has not the shape",
    "file:///data/../" + LEAF + ".json, has not the shape",
    "file:///data\\..\\w/" + LEAF + ".json, has not the shape",
    "file:///data/%2E%2E/" + LEAF + ".json, has not the shape",
    "file:///" + LEAF + ".json, has not the shape",
    "file:///data/w/" + LEAF + ", has not the shape",
    "file:///data/w/" + LEAF + ".json.gz, has not the shape",
    "file:///data/w/" + LEAF + "0.json, has not the shape",
    "file:///data/w/covariance." + HEX + ".json, has not the shape",
    "file:///data/w/v1-covariance.json, has not the shape",
    "file:///etc/passwd, has not the shape",
    "s3://w/" + LEAF + ".json, has not the shape s3://",
    "s3:///w/" + LEAF + ".json, has not the shape",
    "s3://Bucket/w/" + LEAF + ".json, has not the shape",
    "s3://bucket/../w/" + LEAF + ".json, has not the shape",
    "s3://bucket//w/" + LEAF + ".json, has not the shape",
    "redis://" + LEAF + ", has not the shape redis://",
    "redis://p:a b:" + LEAF + ", has not the shape",
    "redis://p:w:" + LEAF + ".json, has not the shape",
  })
  void saysWhyATextIsNoRef(String text, String reason) {
    assertThat(BlobRef.parse(text))
        .isInstanceOfSatisfying(
            RefCheck.Refused.class, refused -> assertThat(refused.reason()).startsWith(reason));
    assertThatIllegalArgumentException().isThrownBy(() -> BlobRef.of(text));
  }

  @ParameterizedTest
  @ValueSource(chars = {0, '\n', '\r', 0x1b, 0x7f, 0x85})
  void refusesControlCharactersAndDoesNotRepeatThem(char control) {
    RefCheck check = BlobRef.parse("file:///a" + control + "b/w/" + LEAF + ".json");

    assertThat(check)
        .isInstanceOfSatisfying(
            RefCheck.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .startsWith("holds a control character")
                    .contains("a\\u{%X}b".formatted((int) control))
                    .doesNotContain(Character.toString(control)));
  }

  @Test
  void refusesWhatIsTooLongWithoutRepeatingIt() {
    assertThat(BlobRef.parse("file:///" + "a".repeat(10_000)))
        .isEqualTo(new RefCheck.Refused("has 10,008 characters; at most 4,096 are allowed"));
  }

  @Test
  void neverThrowsAndNeverSaysMuch() {
    Random random = new Random(7);
    String alphabet = "file:/s3redis..%2E%\\\u0000\ud83d\ude00\ud800aé:-{" + HEX;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "file:///" : "");
      random
          .ints(random.nextInt(200), 0, alphabet.length())
          .forEach(at -> text.append(alphabet.charAt(at)));

      assertThat(BlobRef.parse(text.toString()))
          .isInstanceOfSatisfying(
              RefCheck.Refused.class,
              refused -> assertThat(refused.reason().length()).isLessThan(1_200));
    }
  }
}
