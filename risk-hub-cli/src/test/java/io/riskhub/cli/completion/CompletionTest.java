package io.riskhub.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.RiskHub;
import io.riskhub.cli.ShellTool;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Completion as it is typed: in a shell on a pseudo-terminal, beside a real hub. */
class CompletionTest {

  /** A name is data, whatever a shell could take it for. */
  private static final String ODD_WORLD = "eu: x$(touch pwned)'&";

  /** The machine may have much else to do. */
  private static final String PATIENT = "RISKHUB_COMPLETION_SECONDS=30";

  @TempDir private static Path folder;
  private static TestHub hub;
  private static final Map<Shell, Prompt> PROMPTS = new EnumMap<>(Shell.class);

  enum Shell {
    BASH("bash --norc --noprofile -i", "source completions/riskhub.bash"),
    ZSH("zsh -f -i", "fpath=(\"$PWD/completions\" $fpath); autoload -U compinit && compinit -u -D");

    private final String program;
    private final String load;

    Shell(String program, String load) {
      this.program = program;
      this.load = load;
    }
  }

  @BeforeAll
  static void startHub() throws IOException {
    hub = TestHub.start(folder.resolve("data"));
    push("us-tech");
    push(ODD_WORLD);
    Path program = Files.createDirectory(folder.resolve("bin")).resolve("riskhub");
    Files.writeString(program, riskhub());
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("snapshot of today.json"), "{}");
  }

  @AfterAll
  static void stop() {
    PROMPTS.values().forEach(Prompt::close);
    hub.close();
  }

  @ParameterizedTest
  @EnumSource
  void completesACommand(Shell shell) throws Exception {
    assertThat(typed(shell, "riskhub mon\t")).isEqualTo("<monitor>");
    assertThat(typed(shell, "riskhub blob sw\t")).isEqualTo("<blob><sweep>");
  }

  @ParameterizedTest
  @EnumSource
  void completesAnOptionAndItsValue(Shell shell) throws Exception {
    assertThat(typed(shell, "riskhub get x --include-e\t"))
        .isEqualTo("<get><x><--include-expired>");
    assertThat(typed(shell, "riskhub worlds -o ndj\t")).isEqualTo("<worlds><-o><ndjson>");
    assertThat(typed(shell, "riskhub monitor --unreachable=unk\t"))
        .isEqualTo("<monitor><--unreachable=unknown>");
  }

  @ParameterizedTest
  @EnumSource
  void completesAWorldOfTheHub(Shell shell) throws Exception {
    assertThat(typed(shell, "riskhub get us\t")).isEqualTo("<get><us-tech>");
    assertThat(typed(shell, "riskhub monitor --world=us\t"))
        .isEqualTo("<monitor><--world=us-tech>");
  }

  @ParameterizedTest
  @EnumSource
  void aNameOfAWorldIsNothingToTheShell(Shell shell) throws Exception {
    assertThat(typed(shell, "riskhub list eu\t")).isEqualTo("<list><" + ODD_WORLD + ">");
    assertThat(typed(shell, "riskhub list eu:\t")).isEqualTo("<list><" + ODD_WORLD + ">");
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void completesTheNameOfAFile(Shell shell) throws Exception {
    assertThat(typed(shell, "riskhub push snap\t")).isEqualTo("<push><snapshot of today.json>");
  }

  @ParameterizedTest
  @EnumSource
  void asksTheHubThatTheLineNamesAndSoonGivesUpWithoutAWord(Shell shell) throws Exception {
    set(shell, "RISKHUB_COMPLETION_SECONDS=1");
    Prompt prompt = prompt(shell);

    prompt.type("riskhub get --base-url http://127.0.0.1:1 us\t\n");

    assertThat(prompt.await("typed: ")).doesNotContain("riskhub:", "cannot");
    assertThat(prompt.await(".end")).isEqualTo("<get><--base-url><http://127.0.0.1:1><us>.end");
    prompt.ready();
    set(shell, PATIENT);
  }

  @ParameterizedTest
  @EnumSource
  void aSpanOfItsOwnKindIsNothingToStumbleOver(Shell shell) throws Exception {
    set(shell, "RISKHUB_COMPLETION_SECONDS=0.5");
    Prompt prompt = prompt(shell);

    prompt.type("riskhub get --base-url http://127.0.0.1:1 us\t\n");

    assertThat(prompt.await("typed: ")).doesNotContain("error", "bad math");
    assertThat(prompt.await(".end")).endsWith("<us>.end");
    prompt.ready();
    set(shell, PATIENT);
  }

  @Test
  void hasALineForEachWorld() {
    assertThat(hub.riskhub("worlds", "--ids").endedWith(ExitCode.DONE).out().lines())
        .containsExactlyInAnyOrder("us-tech", ODD_WORLD);
    assertThat(hub.riskhub("worlds", "--ids", "-o", "json").code())
        .isEqualTo(ExitCode.USAGE.number());
  }

  /** What riskhub gets when this is typed, and then Enter. */
  private static String typed(Shell shell, String keys) throws Exception {
    Prompt prompt = prompt(shell);
    prompt.type(keys);
    prompt.type("\n");
    prompt.await("typed: ");
    String words = prompt.await(".end");
    prompt.ready();
    return words.substring(0, words.length() - ".end".length());
  }

  private static void set(Shell shell, String variable) throws Exception {
    Prompt prompt = prompt(shell);
    prompt.type(variable + "\n");
    prompt.ready();
  }

  private static Prompt prompt(Shell shell) throws Exception {
    Prompt open = PROMPTS.get(shell);
    if (open != null) {
      return open;
    }
    String program = shell.name().toLowerCase(Locale.ROOT);
    assumeTrue(ShellTool.isThere("script") && ShellTool.isThere(program), "there is no " + program);
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("RISKHUB_BASE_URL", hub.baseUrl());
    environment.put("RISKHUB_TOKEN", TestHub.TOKEN);
    String repository = Path.of("..").toAbsolutePath().normalize().toString();
    Prompt prompt =
        Prompt.start(
            shell.program,
            environment,
            "cd '%s'; %s; cd '%s'; export %s".formatted(repository, shell.load, folder, PATIENT));
    PROMPTS.put(shell, prompt);
    return prompt;
  }

  /** A riskhub that lists worlds, and of all else only tells what was typed. */
  private static String riskhub() {
    return """
        #!/bin/sh
        if [ "$1" = worlds ] && [ "$2" = --ids ]; then
          exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s "$@"
        fi
        printf 'typed: '
        printf '<%%s>' "$@"
        echo .end
        """
        .formatted(
            System.getProperty("java.home"),
            System.getProperty("java.class.path"),
            RiskHub.class.getName());
  }

  private static void push(String world) {
    CommandRun pushed =
        hub.riskhubReading(
            """
            {"world_id":"%s","version":"v1","as_of":"%s","weights":{"a":1.0}}
            """
                .formatted(world, Instant.now()),
            "push",
            "-");
    pushed.endedWith(ExitCode.DONE);
  }
}
