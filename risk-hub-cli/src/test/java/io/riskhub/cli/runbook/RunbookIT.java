package io.riskhub.cli.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.runbook.OnCall.Ended;
import io.riskhub.cli.runbook.Runbook.Command;
import io.riskhub.cli.runbook.Runbook.Given;
import io.riskhub.cli.runbook.Runbook.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** What operators are told to type does what they are told. */
class RunbookIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path DOCS = Path.of("..", "docs");

  @TempDir private Path folder;

  /** Dozens of commands, each a process of its own. */
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
  void everyCommandEndsAsTheRunbookSays() throws Exception {
    SoftAssertions softly = new SoftAssertions();
    try (OnCall shell = new OnCall(folder)) {
      for (Step step : Runbook.read(DOCS.resolve("runbook.md")).steps()) {
        if (step instanceof Given given) {
          shell.given(given.what());
        } else if (step instanceof Command command && command.exitCode().isEmpty()) {
          shell.serve(command.text());
        } else if (step instanceof Command command) {
          check(command, typed(command, shell), softly);
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void bothLanguagesHaveTheSameCommandsAndSections() throws IOException {
    Runbook english = Runbook.read(DOCS.resolve("runbook.md"));
    Runbook korean = Runbook.read(DOCS.resolve("runbook.ko.md"));

    assertThat(english.steps()).hasSizeGreaterThan(30);
    assertThat(korean.steps()).containsExactlyElementsOf(english.steps());
    assertThat(korean.anchors()).containsExactlyElementsOf(english.anchors());
    assertThat(english.anchors()).doesNotHaveDuplicates();
  }

  /** Whoever looks at a hub's health looks again, since it may notice a little later. */
  private static Ended typed(Command command, OnCall shell) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    Ended ended = shell.type(command.text());
    while (command.text().contains("/health/ready")
        && !isAsWritten(command, ended)
        && Instant.now().isBefore(deadline)) {
      ended = shell.type(command.text());
    }
    return ended;
  }

  private static boolean isAsWritten(Command command, Ended ended) {
    return command.exitCode().filter(code -> code == ended.exitCode()).isPresent()
        && command.seen().stream().allMatch(line -> pattern(line).matcher(ended.output()).find());
  }

  private static void check(Command command, Ended ended, SoftAssertions softly) {
    softly
        .assertThat(ended.exitCode())
        .as("exit code of '%s', which said:%n%s", command.text(), ended.output())
        .isEqualTo(command.exitCode().orElseThrow());
    for (String line : command.seen()) {
      softly
          .assertThat(ended.output())
          .as("what '%s' shows", command.text())
          .containsPattern(pattern(line));
    }
  }

  private static Pattern pattern(String line) {
    return Pattern.compile(
        Stream.of(line.strip().split("…", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }
}
