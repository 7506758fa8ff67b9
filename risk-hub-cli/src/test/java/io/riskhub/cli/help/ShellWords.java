package io.riskhub.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a shell makes of lines in which {@code riskhub} is typed. */
final class ShellWords {

  /** Nothing else can be run; each riskhub tells its words, and a line that ends them. */
  private static final String PRELUDE =
      """
      exec 3>&1
      PATH=
      riskhub() { printf '%s\\n' "$@" . >&3; }
      jq() { :; }
      """;

  private static final Pattern END = Pattern.compile("(?m)^\\.\n");

  private ShellWords() {}

  /**
   * The words behind each {@code riskhub} in a script.
   *
   * @param folder for files that the script writes
   */
  static List<List<String>> ofRiskhubIn(Path folder, String script)
      throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("/bin/sh", "-eu")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try (var input = shell.outputWriter(StandardCharsets.UTF_8)) {
      input.write(PRELUDE + script);
    }
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as("exit code of%n%s%n%s", script, said).isZero();
    return END.splitAsStream(said)
        .map(words -> (List<String>) new ArrayList<>(words.lines().toList()))
        .toList();
  }
}
