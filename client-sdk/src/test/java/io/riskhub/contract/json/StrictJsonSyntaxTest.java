package io.riskhub.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not JSON, in the spirit of JSONTestSuite's {@code n_} files. */
class StrictJsonSyntaxTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      commentCharacter = '§',
      textBlock =
          """
          ``            ¦ is empty; send one JSON object
          `  `          ¦ is empty; send one JSON object
          {             ¦ end-of-input
          {"a"          ¦ end-of-input
          {"a":         ¦ end-of-input
          {"a":1        ¦ end-of-input
          {"a":1,       ¦ end-of-input
          [             ¦ end-of-input
          [1            ¦ end-of-input
          [1,           ¦ end-of-input
          [[],          ¦ end-of-input
          "abc          ¦ was expecting closing quote for a string value
          "             ¦ was expecting closing quote for a string value
          tru           ¦ 'tru'
          nul           ¦ 'nul'
          falsy         ¦ 'falsy'
          truex         ¦ 'truex'
          True          ¦ 'True'
          None          ¦ 'None'
          undefined     ¦ 'undefined'
          abc           ¦ line 1, column 1: Unrecognized token 'abc'
          <html>        ¦ '<'
          [1,]          ¦ line 1, column 4: Unexpected character (']'
          [,1]          ¦ Unexpected character (','
          [1,,2]        ¦ Unexpected character (','
          [1 2]         ¦ was expecting comma
          [1;2]         ¦ was expecting comma
          ["a":1]       ¦ was expecting comma
          {"a":1,}      ¦ Unexpected character ('}'
          {,}           ¦ Unexpected character (','
          {"a"}         ¦ was expecting a colon
          {"a" 1}       ¦ was expecting a colon
          {"a",1}       ¦ was expecting a colon
          {"a"::1}      ¦ Unexpected character (':'
          {"a":1:2}     ¦ was expecting comma
          {"a":1 "b":2} ¦ was expecting comma
          {"a":}        ¦ Unexpected character ('}'
          {a:1}         ¦ was expecting double-quote
          {1:1}         ¦ was expecting double-quote
          {null:1}      ¦ was expecting double-quote
          {'a':1}       ¦ was expecting double-quote
          ['a']         ¦ Unexpected character ('''
          [}            ¦ Unexpected close marker '}': expected ']'
          {]            ¦ Unexpected close marker ']': expected '}'
          {"a":1]       ¦ Unexpected close marker ']': expected '}'
          ]             ¦ Unexpected close marker ']'
          }             ¦ Unexpected close marker '}'
          :             ¦ Unexpected character (':'
          ,             ¦ Unexpected character (','
          // c          ¦ Unexpected character ('/'
          /* c */{}     ¦ Unexpected character ('/'
          {}// c        ¦ Unexpected character ('/'
          {"a"/**/:1}   ¦ Unexpected character ('/'
          # c           ¦ Unexpected character ('#'
          {}{}          ¦ has more after the first JSON value, at line 1, column 3
          {} []         ¦ has more after the first JSON value, at line 1, column 4
          1 2           ¦ has more after the first JSON value
          "a" "b"       ¦ has more after the first JSON value
          true false    ¦ has more after the first JSON value
          {}}           ¦ Unexpected close marker '}'
          [] ]          ¦ Unexpected close marker ']'
          {} x          ¦ 'x'
          {},           ¦ Unexpected character (','
          NaN           ¦ NaN and Infinity are no JSON numbers; send a finite number
          [NaN]         ¦ NaN and Infinity are no JSON numbers; send a finite number
          Infinity      ¦ NaN and Infinity are no JSON numbers; send a finite number
          [-Infinity]   ¦ NaN and Infinity are no JSON numbers; send a finite number
          +Infinity     ¦ NaN and Infinity are no JSON numbers; send a finite number
          [-NaN]        ¦ Unexpected character ('N'
          [nan]         ¦ 'nan'
          [INF]         ¦ 'INF'
          01            ¦ Leading zeroes not allowed
          -01           ¦ Leading zeroes not allowed
          [00]          ¦ Leading zeroes not allowed
          [-00.5]       ¦ Leading zeroes not allowed
          +1            ¦ does not allow numbers to have plus signs
          .5            ¦ Unexpected character ('.'
          -.5           ¦ Unexpected character ('.'
          1.            ¦ Decimal point not followed by a digit
          [1.]          ¦ Decimal point not followed by a digit
          1.e5          ¦ Decimal point not followed by a digit
          1e            ¦ end-of-input: expected a digit
          1e+           ¦ end-of-input: expected a digit
          [1E-]         ¦ Unexpected character (']'
          -             ¦ end-of-input: No digit following sign
          --1           ¦ Unexpected character ('-'
          [- 1]         ¦ Unexpected character (' '
          [0x10]        ¦ Unexpected character ('x'
          [1_000]       ¦ Unexpected character ('_'
          [1.2.3]       ¦ Unexpected character ('.'
          [1e1.5]       ¦ Unexpected character ('.'
          [1f]          ¦ Unexpected character ('f'
          "\\x41"       ¦ Unrecognized character escape 'x'
          "\\'"         ¦ Unrecognized character escape '''
          "\\U0041"     ¦ Unrecognized character escape 'U'
          "\\0"         ¦ Unrecognized character escape '0'
          "\\u12"       ¦ expected a hex-digit
          "\\u12G4"     ¦ expected a hex-digit
          "\\"          ¦ was expecting closing quote
          "\\           ¦ end-of-input
          """)
  void isRefusedWithAReason(String text, String part) {
    assertThat(Refusal.reason(text)).contains(part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1,"a":1}                   ¦ a
          {"a":1,"\\u0061":2}             ¦ a
          {"":1,"":2}                     ¦ ``
          {"x":{"k":1,"l":2,"k":3}}       ¦ k
          [{"x":[{"k":{},"k":{}}]}]       ¦ k
          {"\\ud83d\\ude00":1,"😀":2}      ¦ 😀
          {"nesting depth":1,"nesting depth":2} ¦ nesting depth
          """)
  void duplicateKeysAreNamed(String text, String key) {
    assertThat(Refusal.reason(text)).endsWith("duplicate key '" + key + "'; send each key once");
  }
}
