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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

class RiskHubTest {

  @Test
  void withoutACommandItShowsTheCommands() {
    CommandRun run = riskhub().endedWith(ExitCode.DONE);

    assertThat(run.out()).contains("push", "get", "list", "worlds", "version");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wolrds          | unknown command: 'wolrds'  | Did you mean: riskhub worlds?",
        "gt              | unknown command: 'gt'      | Did you mean: riskhub get?",
        "moniter         | unknown command: 'moniter' | Did you mean: riskhub monitor?",
        "verify          | unknown command: 'verify'  | Did you mean: riskhub verify-hash?",
        "blob pt         | unknown command: 'pt'      | Did you mean: riskhub blob put?",
        "serve --prot 80 | unknown option: '--prot'   | Did you mean: --port?",
        "worlds --hlep   | unknown option: '--hlep'   | Did you mean: --help?",
        "get x --base=y  | unknown option: '--base'   | Did you mean: --base-url?",
        "-o json worlds  | unknown option: '-o'       | Options stand behind the command.",
        "frobnicate      | unknown command: 'frobnicate' | Try 'riskhub --help'.",
        "get x y         | one argument too many: 'y' | Try 'riskhub get --help'.",
      })
  void whatIsMistypedGetsTheNearestAsASuggestion(String line, String message, String hint) {
    CommandRun run = riskhub(line.split(" ")).endedWith(ExitCode.USAGE);

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message, hint, "--help'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"help get", "help get --help", "get --help"})
  void helpIsFoundInTheMannerOfOtherProgramsToo(String line) {
    CommandRun run = riskhub(RiskHub.understood(line.split(" "))).endedWith(ExitCode.DONE);

    assertThat(run.out()).startsWith("Show one snapshot of a world");
    assertThat(riskhub(RiskHub.understood("help")).out()).startsWith("Operate a risk signal hub.");
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
  void aTokenBehindAMistypedOptionIsNotRepeated() {
    String said =
        riskhub("worlds", "--tokn=s3cret").err() + riskhub("worlds", "--tokn", "s3cret").err();

    assertThat(said).contains("'--tokn'", "--token").doesNotContain("s3cret");
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
        riskhub("worlds", "--base-url", "http://127.0.0.1:1", "--timeout", "1s")
            .endedWith(ExitCode.UNAVAILABLE);

    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("riskhub worlds: cannot connect to http://127.0.0.1:1", "--timeout 1s")
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

  @ParameterizedTest
  @CsvSource({
    "java.lang.OutOfMemoryError,    out of memory,        RISKHUB_JAVA_OPTS",
    "java.lang.NoClassDefFoundError, a library is missing, unpack",
    "java.lang.AssertionError,      an unexpected fault,  -v",
  })
  void whereJavaItselfCannotGoOnThereIsNoStackTraceEither(
      String error, String message, String hint) {
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        RiskHub.commandLine(new PrintWriter(Writer.nullWriter()), new PrintWriter(err, true));
    commandLine.addSubcommand("breaks", new CommandLine(new Breaks()).setErr(commandLine.getErr()));

    assertThat(RiskHub.run(commandLine, "breaks", error)).isEqualTo(ExitCode.FAULT.number());

    assertThat(err.toString())
        .contains("riskhub breaks: " + message, "\n  ", hint, "(exit code 1: a fault")
        .doesNotContain("\tat ");
  }

  @Command
  private static final class Breaks implements Runnable {

    @Parameters private Class<? extends Error> error;

    @Override
    public void run() {
      try {
        throw error.getConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
