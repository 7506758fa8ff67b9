package io.riskhub.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

  @Test
  void theGravestOfSeveralDecides() {
    Comparator<ExitCode> gravestFirst = (a, b) -> a == b ? 0 : a.worse(b) == a ? -1 : 1;

    assertThat(Arrays.stream(ExitCode.values()).sorted(gravestFirst).map(ExitCode::number))
        .containsExactly(1, 2, 6, 4, 3, 5, 0);
  }

  @Test
  void theNumbersAreAnInterface() {
    assertThat(ExitCode.legend().keySet()).containsExactly("0", "1", "2", "3", "4", "5", "6");
    assertThat(ExitCode.UNAVAILABLE.number()).isEqualTo(4);
    assertThat(ExitCode.NOT_ALLOWED.number()).isEqualTo(6);
  }
}
