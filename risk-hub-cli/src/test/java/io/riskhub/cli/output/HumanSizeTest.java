package io.riskhub.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.0 KiB",
    "1992294, 1.9 MiB",
    "1073741824, 1.0 GiB",
    "9223372036854775807, 8388608.0 TiB",
  })
  void isShort(long bytes, String words) {
    assertThat(HumanSize.of(bytes)).isEqualTo(words);
  }
}
