package io.riskhub.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void controlCharactersAreReplacedAndLinesKeptWhereThereMayBeSome() {
    assertThat(Printable.line("a\u001b[31mé\n😀")).isEqualTo("a\uFFFD[31mé\uFFFD😀");
    assertThat(Printable.lines("a\r\n  b\u0007\nc")).isEqualTo("a\n  b\uFFFD\nc");
  }
}
