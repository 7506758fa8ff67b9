package io.riskhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.output.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Command;

class SubcommandTest {

  @ParameterizedTest
  @EnumSource
  void isTypedAsItCallsItself(Subcommand command) {
    assertThat(command.type().getAnnotation(Command.class).name()).isEqualTo(command.typed());
    assertThat(Subcommand.of(command.typed(), "--help")).contains(command);
  }

  @Test
  void whatIsNoneNeedsThemAll() {
    assertThat(Subcommand.of()).isEmpty();
    assertThat(Subcommand.of("--help")).isEmpty();
    assertThat(Subcommand.of("wolrds")).isEmpty();
  }

  @Test
  void helpShowsThemByWhatTheyAreFor() {
    List<String> help =
        CommandRun.riskhub("--help").endedWith(ExitCode.DONE).out().lines().toList();

    assertThat(help)
        .containsSubsequence("Run:", "Write and read:", "Watch and prove:", "Mend:", "About:");
    for (Subcommand command : Subcommand.ALL) {
      assertThat(help).filteredOn(line -> line.startsWith("  " + command.typed() + " ")).hasSize(1);
    }
  }
}
