package io.riskhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ColoursTest {

  private static final String ESCAPE = "\u001b[";

  @Test
  void anErrorIsColouredOnATerminalAlone() {
    String[] wrong = {"get", "--no-such-option"};

    assertThat(onATerminal("stderr", wrong).err()).contains(ESCAPE);
    assertThat(onATerminal("stdout", wrong).err()).doesNotContain(ESCAPE);
    assertThat(CommandRun.riskhub(wrong).err()).doesNotContain(ESCAPE);
  }

  @Test
  void aHelpIsColouredOnATerminalAlone() {
    assertThat(onATerminal("stdout", "get", "--help").out()).contains(ESCAPE);
    assertThat(onATerminal("stderr", "get", "--help").out()).doesNotContain(ESCAPE);
    assertThat(CommandRun.riskhub("get", "--help").out()).doesNotContain(ESCAPE);
  }

  @Test
  void noColorTurnsThemOffEvenWhereTheRestIsWrong() {
    assertThat(onATerminal("stderr", "get", "--no-color", "--no-such-option").err())
        .doesNotContain(ESCAPE);
    assertThat(onATerminal("stdout", "get", "--no-color", "--help").out()).doesNotContain(ESCAPE);
  }

  @Test
  void jsonHasNone() {
    assertThat(onATerminal("stderr", "get", "-ojson").err()).doesNotContain(ESCAPE);
  }

  @Test
  void theEnvironmentMayTurnThemOff() throws Exception {
    assertThat(inAProcess("")).contains("riskhub get", ESCAPE);
    assertThat(inAProcess("1")).contains("riskhub get").doesNotContain(ESCAPE);
  }

  private static CommandRun onATerminal(String stream, String... arguments) {
    String property = "riskhub." + stream + ".terminal";
    System.setProperty(property, "true");
    try {
      return CommandRun.riskhub(arguments);
    } finally {
      System.clearProperty(property);
    }
  }

  /** What it says on standard error with this {@code NO_COLOR}; an empty one counts for none. */
  private static String inAProcess(String noColor) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Driskhub.stderr.terminal=true",
            "-cp",
            System.getProperty("java.class.path"),
            RiskHub.class.getName(),
            "get");
    builder.environment().put("NO_COLOR", noColor);
    Process process = builder.start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(ExitCode.USAGE.number());
    return said;
  }
}
