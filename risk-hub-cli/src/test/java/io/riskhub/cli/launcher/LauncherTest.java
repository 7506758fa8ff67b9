package io.riskhub.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskhub.cli.monitor.check.State;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps the launcher from starting Java is told as a command tells of its failures. */
class LauncherTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JAVA = System.getProperty("java.home");

  @TempDir private Path folder;

  enum Trouble {
    NO_JAVA(ExitCode.FAULT, "needs Java 21 or newer: none was found", "install one"),
    OLD_JAVA(ExitCode.FAULT, JAVA + " is Java ", "install one"),
    NO_JAVA_THAT_RUNS(ExitCode.FAULT, "bin/java cannot be run", "JAVA_HOME"),
    FOREIGN_RUNTIME(ExitCode.FAULT, "is for sparc, and this machine is ", "install the tarball"),
    NO_PROGRAM(ExitCode.FAULT, "lib/riskhub.jar cannot be read", "unpack"),
    WRONG_OPTION(ExitCode.USAGE, "Unrecognized VM option 'Speed'", "RISKHUB_JAVA_OPTS");

    private final ExitCode code;
    private final String message;
    private final String hint;

    Trouble(ExitCode code, String message, String hint) {
      this.code = code;
      this.message = message;
      this.hint = hint;
    }

    Installation in(Path folder) throws IOException {
      Installation installed = Installation.of(folder);
      return switch (this) {
        case NO_JAVA -> installed;
        case OLD_JAVA -> installed.demandingJava(999).with("JAVA_HOME", JAVA);
        case NO_JAVA_THAT_RUNS -> installed.with("JAVA_HOME", installed.lameJava("x86_64"));
        case FOREIGN_RUNTIME -> installed.bringing(installed.lameJava("sparc"));
        case NO_PROGRAM -> installed.without("lib/riskhub.jar").with("JAVA_HOME", JAVA);
        case WRONG_OPTION ->
            installed.with("JAVA_HOME", JAVA).with("RISKHUB_JAVA_OPTS", "-Xmx1g -XX:+Speed");
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPersonReadsWhatWhereAndWhatToDo(Trouble trouble) throws Exception {
    Installation.Ended ended = trouble.in(folder).run("get", "us-tech");

    assertThat(ended.code()).isEqualTo(trouble.code.number());
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("riskhub get: ", trouble.message, "\n  ", trouble.hint);
    assertThat(ended.err())
        .endsWith("\n  (exit code %d: %s)\n".formatted(ended.code(), meaning(trouble.code)));
  }

  @ParameterizedTest
  @EnumSource
  void aProgramReadsAnObject(Trouble trouble) throws Exception {
    Installation.Ended ended = trouble.in(folder).run("get", "us-tech", "-o", "json");

    JsonNode error = errorOf(ended);
    assertThat(ended.code()).isEqualTo(trouble.code.number());
    assertThat(error.path("command").textValue()).isEqualTo("riskhub get");
    assertThat(error.path("message").textValue()).contains(trouble.message);
    assertThat(error.path("hint").textValue()).contains(trouble.hint);
    assertThat(error.path("exit_code").intValue()).isEqualTo(ended.code());
    assertThat(error.path("meaning").textValue()).isEqualTo(meaning(trouble.code));
  }

  @ParameterizedTest
  @EnumSource
  void monitorKnowsNothingThen(Trouble trouble) throws Exception {
    Installation.Ended ended = trouble.in(folder).run("monitor", "--all-worlds", "-qo", "NDJSON");

    assertThat(ended.code()).isEqualTo(State.UNKNOWN.exitCode());
    assertThat(errorOf(ended).path("meaning").textValue()).isEqualTo(State.legend().get("3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get x -ojson",
        "get x -o=json",
        "get x -vqo json",
        "get x --output json",
        "get x --output=json",
        "get x -o table -o json",
      })
  void theFormatIsFoundHoweverItIsTyped(String line) throws Exception {
    assertThat(errorOf(Trouble.NO_JAVA.in(folder).run(line.split(" ")))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"get x", "get x -o json -o table", "get -- -o json", "get x -Ojson"})
  void nothingElseIsTakenForIt(String line) throws Exception {
    assertThat(Trouble.NO_JAVA.in(folder).run(line.split(" ")).err()).startsWith("riskhub get: ");
  }

  @Test
  void whatIsOddInAMessageIsStillJson() throws Exception {
    Installation installed =
        Installation.of(folder)
            .with("JAVA_HOME", JAVA)
            .with("RISKHUB_JAVA_OPTS", "a\"b\\c\t" + (char) 1);

    assertThat(errorOf(installed.run("worlds", "-o", "json")).path("message").textValue())
        .contains("a\"b\\c");
  }

  @Test
  void withoutItsFolderOfLibrariesItSaysSo() throws Exception {
    Installation installed = Installation.of(folder).without("lib");

    assertThat(installed.run("get", "x").err()).contains("lib, beside bin", "unpack");
    assertThat(errorOf(installed.run("monitor", "-o", "json")).path("exit_code").intValue())
        .isEqualTo(3);
  }

  private static String meaning(ExitCode code) {
    return Objects.requireNonNull(ExitCode.legend().get(Integer.toString(code.number())));
  }

  /** In the last line: a shell may have its own words before. */
  private static JsonNode errorOf(Installation.Ended ended) throws IOException {
    assertThat(ended.out()).isEmpty();
    Stream<String> lines = ended.err().lines();
    JsonNode object = JSON.readTree(lines.reduce("", (any, last) -> last));
    assertThat(object.properties()).extracting(Map.Entry::getKey).containsExactly("error");
    return object.path("error");
  }
}
