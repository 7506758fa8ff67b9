package io.riskhub.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is JSON, with the text that Python writes for it. */
class StrictJsonAcceptsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          {}                     ¦ {}
          []                     ¦ []
          null                   ¦ null
          true                   ¦ true
          false                  ¦ false
          ""                     ¦ ""
          "a"                    ¦ "a"
          0                      ¦ 0
          -0                     ¦ 0
          -0.0                   ¦ -0.0
          0.0                    ¦ 0.0
          -0e5                   ¦ -0.0
          0e-5                   ¦ 0.0
          1                      ¦ 1
          -1                     ¦ -1
          1.0                    ¦ 1.0
          1.50                   ¦ 1.5
          1E5                    ¦ 100000.0
          1e+5                   ¦ 100000.0
          1e-5                   ¦ 1e-05
          1e00016                ¦ 1e+16
          1e-400                 ¦ 0.0
          -1e-400                ¦ -0.0
          2147483648             ¦ 2147483648
          9223372036854775807    ¦ 9223372036854775807
          9223372036854775808    ¦ 9223372036854775808
          -9223372036854775809   ¦ -9223372036854775809
          123456789012345678901234567890 ¦ 123456789012345678901234567890
          123456789012345678901234567890.0 ¦ 1.2345678901234568e+29
          0.1000000000000000055511151231257827 ¦ 0.1
          [1,[2,[]],{"a":[]}]    ¦ [1,[2,[]],{"a":[]}]
          {"":0}                 ¦ {"":0}
          {"b":1,"a":2,"B":3}    ¦ {"B":3,"a":2,"b":1}
          {"a":{"d":1,"c":2}}    ¦ {"a":{"c":2,"d":1}}
          {"aa":1,"a":2}         ¦ {"a":2,"aa":1}
          {"A":1,"a":2}          ¦ {"A":1,"a":2}
          "\\/"                  ¦ "/"
          "/"                    ¦ "/"
          "\\"\\\\"              ¦ "\\"\\\\"
          "\\b\\f\\n\\r\\t"      ¦ "\\b\\f\\n\\r\\t"
          "\\u0008\\u000a"       ¦ "\\b\\n"
          "\\u0000\\u001F"       ¦ "\\u0000\\u001f"
          "\\u007f\\u0080"       ¦ "\\u007f\\u0080"
          "\\u0041\\u00E9"       ¦ "A\\u00e9"
          "é전략"                ¦ "\\u00e9\\uc804\\ub7b5"
          "😀"                   ¦ "\\ud83d\\ude00"
          "\\uD83D\\uDE00"       ¦ "\\ud83d\\ude00"
          "\\uFFFF\\ufffe"       ¦ "\\uffff\\ufffe"
          {"\\uD83D\\uDE00":1}   ¦ {"\\ud83d\\ude00":1}
          {"😀":1,"～":2}         ¦ {"\\uff5e":2,"\\ud83d\\ude00":1}
          "// no comment"        ¦ "// no comment"
          "NaN"                  ¦ "NaN"
          """)
  void isReadAndWrittenAsPythonDoes(String text, String canonical) throws MalformedJsonException {
    assertThat(CanonicalJson.write(StrictJson.parse(text))).isEqualTo(canonical);
    assertThat(CanonicalJson.write(StrictJson.parse(text.getBytes(UTF_8)))).isEqualTo(canonical);
    assertThat(CanonicalJson.write(StrictJson.parse(canonical))).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {" {\"a\":[1,2]} ", "\t{\r\n\"a\" :\n[ 1 ,\t2\r]\n}\n\n"})
  void whiteSpaceBetweenTokensIsLeftOut(String text) throws MalformedJsonException {
    assertThat(CanonicalJson.write(StrictJson.parse(text))).isEqualTo("{\"a\":[1,2]}");
  }

  @Test
  void delAndC1ControlsMayStandInStrings() throws MalformedJsonException {
    assertThat(CanonicalJson.write(StrictJson.parse("\"\u007f\u0080\u009f\u00a0\u2028\"")))
        .isEqualTo("\"\\u007f\\u0080\\u009f\\u00a0\\u2028\"");
  }

  @Test
  void aNumberBeyondTheDoublesIsReadButNotWritten() throws MalformedJsonException {
    JsonNode infinite = StrictJson.parse("[1e400]");

    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(infinite));
  }
}
