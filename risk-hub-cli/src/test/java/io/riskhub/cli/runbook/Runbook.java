package io.riskhub.cli.runbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A runbook's sections, and what it has its readers type.
 *
 * <p>A block of {@code console} holds commands, each after {@code "$ "}, and below each what one
 * sees of its output: lines in which {@code …} stands for anything. A command ends with 0, unless
 * {@code # exits with N} stands behind it; {@code # runs until it is stopped} is said of a server.
 * {@code <!-- given: … -->} before a block says what has happened.
 *
 * @param anchors of its sections, in their order
 * @param steps in their order
 */
record Runbook(List<String> anchors, List<Step> steps) {

  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([a-z-]+)\"></a>");
  private static final Pattern GIVEN = Pattern.compile("<!-- given: (.*) -->");
  private static final Pattern COMMAND =
      Pattern.compile("\\$ (.*?)(?:\\s+# (?:exits with (\\d+)|(runs until it is stopped)).*)?");

  Runbook {
    anchors = List.copyOf(anchors);
    steps = List.copyOf(steps);
  }

  /** What is typed, or what happens before. */
  sealed interface Step {}

  /** Something happened to what the hub needs. */
  record Given(String what) implements Step {}

  /**
   * A command.
   *
   * @param exitCode the one to expect; empty where it does not end by itself
   * @param seen lines of its output
   */
  record Command(String text, Optional<Integer> exitCode, List<String> seen) implements Step {

    Command {
      seen = List.copyOf(seen);
    }
  }

  /** Reads a file. */
  static Runbook read(Path file) throws IOException {
    List<String> anchors = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    boolean typed = false;
    for (String line : Files.readAllLines(file)) {
      Matcher command = COMMAND.matcher(line);
      Matcher given = GIVEN.matcher(line);
      if (line.startsWith("```")) {
        typed = line.equals("```console");
      } else if (typed && command.matches()) {
        steps.add(command(command));
      } else if (typed) {
        steps.add(seeing((Command) steps.removeLast(), line));
      } else if (given.matches()) {
        steps.add(new Given(given.group(1)));
      }
      ANCHOR.matcher(line).results().forEach(anchor -> anchors.add(anchor.group(1)));
    }
    return new Runbook(anchors, steps);
  }

  private static Command command(Matcher line) {
    Optional<Integer> exitCode =
        line.group(3) != null
            ? Optional.empty()
            : Optional.of(line.group(2) == null ? 0 : Integer.parseInt(line.group(2)));
    return new Command(line.group(1), exitCode, List.of());
  }

  private static Command seeing(Command command, String line) {
    List<String> seen = new ArrayList<>(command.seen());
    seen.add(line);
    return new Command(command.text(), command.exitCode(), seen);
  }
}
