package io.riskhub.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private final Table<String> table =
      new Table<String>().column("text", text -> text).numbers("n", text -> text.length() + "");

  @Test
  void columnsAlignWithoutBlanksAtTheEnds() {
    assertThat(table.render(List.of("a", "longer text")))
        .isEqualTo(
            """
        text          n
        a             1
        longer text  11
        """);
  }

  @Test
  void aLongCellIsNotWrappedAndControlCharactersCannotSteerTheTerminal() {
    String hash = "x".repeat(300);

    assertThat(table.render(List.of(hash))).contains(hash);
    assertThat(table.render(List.of("\u001b[31mred"))).contains("\uFFFD[31mred");
  }
}
