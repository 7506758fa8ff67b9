package io.riskhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.output.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** A real command line, run in this process, and what it said. */
public record CommandRun(int code, String out, String err) {

  /** Runs {@code riskhub} with these arguments. */
  public static CommandRun riskhub(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = riskhub(new PrintWriter(out), new PrintWriter(err, true), arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }

  /** The same with outputs of the test's own; tells the exit code. */
  public static int riskhub(PrintWriter out, PrintWriter err, String... arguments) {
    return RiskHub.run(RiskHub.commandLine(out, err), arguments);
  }

  /** The same, with something to read on standard input. */
  public static CommandRun riskhubReading(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return riskhub(arguments);
    } finally {
      System.setIn(before);
    }
  }

  /** Fails with everything that was said unless the command ended so. */
  public CommandRun endedWith(ExitCode expected) {
    assertThat(code).as("exit code%nout: %s%nerr: %s", out, err).isEqualTo(expected.number());
    return this;
  }
}
