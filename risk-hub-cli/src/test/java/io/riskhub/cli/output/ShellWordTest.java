package io.riskhub.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordTest {

  @Test
  void onlyWhatAShellWouldReadOtherwiseIsQuoted() {
    assertThat(ShellWord.quote("us-tech")).isEqualTo("us-tech");
    assertThat(ShellWord.quote("rebalance-2025-01-01T00:00:00+09")).doesNotContain("'");
    assertThat(ShellWord.quote("미국")).isEqualTo("미국");
    assertThat(ShellWord.quote("my world")).isEqualTo("'my world'");
    assertThat(ShellWord.quote("$(rm)'s")).isEqualTo("'$(rm)'\\''s'");
    assertThat(ShellWord.quote("")).isEqualTo("''");
  }
}
