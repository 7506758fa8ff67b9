package io.riskhub.cli;

import static io.riskhub.cli.CommandRun.riskhub;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RiskHubTest {

  @Test
  void withoutACommandItShowsTheCommands() {
    CommandRun run = riskhub().endedWith(ExitCode.DONE);

    assertThat(run.out()).contains("push", "get", "list", "worlds", "version");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aMistypedCommandGetsASuggestion() {
    CommandRun run = riskhub("wolrds").endedWith(ExitCode.USAGE);

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("'wolrds'", "Did you mean: riskhub worlds?");
  }

  @Test
  void aMistypedOptionGetsASuggestion() {
    CommandRun run = riskhub("get", "us-tech", "--include-expird").endedWith(ExitCode.USAGE);

    assertThat(run.err())
        .contains("'--include-expird'", "--include-expired", "Try 'riskhub get --help'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V", "version"})
  void theVersionIsThatOfTheBuild(String argument) {
    CommandRun run = riskhub(argument).endedWith(ExitCode.DONE);

    assertThat(run.out()).matches("riskhub \\d+\\.\\d+\\.\\S+, Java 2\\d.*\\R");
  }

  @Test
  void theVersionIsAlsoAJsonObject() {
    CommandRun run = riskhub("version", "-o", "ndjson").endedWith(ExitCode.DONE);

    assertThat(run.out()).startsWith("{\"version\":\"").contains("\"java\":\"", "\"os\":\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get",
        "get a/b",
        "get us-tech --as-of yesterday",
        "get us-tech --version v1 --as-of 2025-01-01",
        "get us-tech --version v1 --stage live",
        "get us-tech -o xml",
        "get us-tech --timeout 10",
        "get us-tech --timeout 0s",
        "get us-tech --base-url ftp://hub",
        "get us-tech --base-url http://user:secret@hub",
        "list us-tech --limit 0",
        "list us-tech --limit 1001",
        "push",
        "push no-such-file.ndjson",
        "push . ",
        "push pom.xml --parallel 0",
        "push pom.xml --actor é",
        "worlds --token-file no-such-file",
      })
  void wrongUsageIsToldBeforeAnythingIsSent(String line) {
    CommandRun run = riskhub(line.split(" ")).endedWith(ExitCode.USAGE);

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("riskhub ").doesNotContain("Exception", "\tat ");
  }

  @Test
  void aTokenIsNeverRepeated() {
    String token = "s3cret token";
    CommandRun run = riskhub("worlds", "--token", token).endedWith(ExitCode.USAGE);

    assertThat(run.out() + run.err()).doesNotContain("s3cret");
    assertThat(run.err()).contains("--token");
  }

  @Test
  void aHubThatIsNotThereIsUnavailable() {
    CommandRun run =
        riskhub("worlds", "--base-url", "http://127.0.0.1:1", "--timeout", "150ms")
            .endedWith(ExitCode.UNAVAILABLE);

    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("riskhub worlds: cannot connect to http://127.0.0.1:1", "--timeout 150ms")
        .doesNotContain("\tat ");
  }

  @Test
  void aHostThatHasNoNameIsNotTriedTwice() {
    CommandRun run =
        riskhub("worlds", "--base-url", "http://no-such-host.invalid", "--timeout", "1h")
            .endedWith(ExitCode.UNAVAILABLE);

    assertThat(run.err()).contains("no host of that name", "--base-url");
  }

  @Test
  void resultsThatCannotBeWrittenAreNoSuccess() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("no space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        RiskHub.commandLine(new PrintWriter(full), new PrintWriter(err, true));

    assertThat(RiskHub.run(commandLine, "version")).isEqualTo(ExitCode.FAULT.number());
    assertThat(err.toString()).contains("could not be written");
  }
}
