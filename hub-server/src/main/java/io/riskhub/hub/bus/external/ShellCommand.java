package io.riskhub.hub.bus.external;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command for the shell. Its text may hold secrets and is shown to nobody. */
public final class ShellCommand {

  /** A plain first word: no assignment, nothing quoted or expanded. Without its folder. */
  private static final Pattern PROGRAM =
      Pattern.compile("\\s*(?:[\\w.+-]*/)*([\\w.+-]{1,50})(?:\\s.*)?", Pattern.DOTALL);

  private static final int SYNTAX_SECONDS = 10;

  private final String text;

  private ShellCommand(String text) {
    this.text = text;
  }

  /**
   * The command of that text, which the shell is asked about but does not run: one that it cannot
   * read would fail for every event, and some shells print all of it then.
   *
   * @throws IllegalArgumentException when the shell cannot read it, in words that do not repeat it
   */
  public static ShellCommand of(String text) {
    requireNonNull(text, "text");
    if (text.isBlank() || text.indexOf('\0') >= 0 || !isReadable(text)) {
      throw new IllegalArgumentException(
          "is nothing that the shell can run; \"sh -n -c COMMAND\" tells why");
    }
    return new ShellCommand(text);
  }

  private static boolean isReadable(String text) {
    try {
      Process shell =
          new ProcessBuilder("/bin/sh", "-n", "-c", text)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        return shell.waitFor(SYNTAX_SECONDS, TimeUnit.SECONDS) && shell.exitValue() == 0;
      } finally {
        shell.destroyForcibly();
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  ProcessBuilder builder() {
    return new ProcessBuilder("/bin/sh", "-c", text);
  }

  /** What may be shown: {@code exec}, and at most the name of the program that it begins with. */
  @Override
  public String toString() {
    Matcher program = PROGRAM.matcher(text);
    return program.matches() ? "exec (%s)".formatted(program.group(1)) : "exec";
  }
}
