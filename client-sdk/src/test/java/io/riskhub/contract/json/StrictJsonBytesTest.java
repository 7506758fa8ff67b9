package io.riskhub.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes and characters that are no Unicode text, or have no place where they stand. */
class StrictJsonBytesTest {

  /** Each stands between the quotes of a string. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a continuation byte alone, 80",
    "a first byte alone, c3",
    "a first byte before ASCII, c341",
    "two of three bytes, ed95",
    "three of four bytes, f09f98",
    "an overlong slash in two bytes, c0af",
    "an overlong slash in three bytes, e080af",
    "an overlong slash in four bytes, f08080af",
    "an overlong NUL, c080",
    "a high surrogate as CESU-8, eda080",
    "a low surrogate as CESU-8, edb080",
    "an astral character as CESU-8, eda0bdedb880",
    "beyond U+10FFFF, f4908080",
    "a five byte sequence, f888808080",
    "byte FE, fe",
    "byte FF, ff",
    "Latin-1, e9",
    "EUC-KR, c7d1b1db",
  })
  void invalidUtf8IsRefused(String name, String hex) {
    byte[] inside = HexFormat.of().parseHex(hex);

    assertThat(Refusal.reason(quoted(inside))).as(name).isEqualTo("is not valid UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, Illegal character",
    "UTF-16BE, Illegal character",
    "UTF-16, is not valid UTF-8",
    "UTF-32LE, Illegal character",
    "UTF-32BE, Illegal character",
  })
  void otherEncodingsAreRefused(Charset charset, String part) {
    assertThat(Refusal.reason("{\"a\":1}".getBytes(charset))).contains(part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeff{}", "\ufeff"})
  void aByteOrderMarkIsRefused(String text) {
    assertThat(Refusal.reason(text.getBytes(UTF_8)))
        .isEqualTo("begins with a byte order mark; send UTF-8 without one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "\\ud800"              | lone surrogate \\ud800
          "\\udc00"              | lone surrogate \\udc00
          "\\udbff\\u0041"       | lone surrogate \\udbff
          "\\ud800x"             | lone surrogate \\ud800
          "x\\udfff"             | lone surrogate \\udfff
          "\\udc00\\ud800"       | lone surrogate \\udc00
          "\\ud800\\ud800\\udc00"| lone surrogate \\ud800
          "\\ud800\\udc00\\udc00"| lone surrogate \\udc00
          [1,{"a":["\\uDFFF"]}]  | lone surrogate \\udfff
          {"\\ud800":1}          | lone surrogate
          {"\\udc00":1}          | lone surrogate
          {"a":{"\\ud800\\ud800":1}} | lone surrogate
          {"\\ud800":1,"\\ud800":2}  | lone surrogate
          """)
  void aLoneSurrogateIsRefused(String text, String part) {
    assertThat(Refusal.reason(text.getBytes(UTF_8)))
        .contains(part)
        .endsWith("; send the whole character");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\ud83d\ude00]", "{}\ud83d\ude00", "{\ud83d\ude00:1}"})
  void whatIsQuotedFromTheTextIsWholeAndPrintable(String text) {
    assertThat(Refusal.reason(text.getBytes(UTF_8))).contains("Unexpected character ('\ufffd'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\0{}", "{}\0", "[1,\0 2]", "[1\f]", "[1\u000b]", "\u001e{}"})
  void controlCharactersBetweenTokensAreRefused(String text) {
    assertThat(Refusal.reason(text)).contains("Illegal character");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x01, 0x08, 0x09, 0x0a, 0x0c, 0x0d, 0x1b, 0x1f})
  void controlCharactersInStringsAndKeysAreRefused(int control) {
    String inside = Character.toString(control);

    assertThat(Refusal.reason("\"a" + inside + "\"")).contains("code " + control, "escaped");
    assertThat(Refusal.reason("{\"" + inside + "\":1}")).contains("code " + control, "escaped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0{}", "{}\u2028", "[1,\u30002]", "{\u0085}", "[\ufeff1]"})
  void otherBlanksThanTheFourOfJsonAreRefused(String text) {
    assertThat(Refusal.reason(text)).contains("Unexpected character");
  }

  private static byte[] quoted(byte[] inside) {
    byte[] quoted = new byte[inside.length + 2];
    quoted[0] = '"';
    quoted[quoted.length - 1] = '"';
    System.arraycopy(inside, 0, quoted, 1, inside.length);
    return quoted;
  }
}
