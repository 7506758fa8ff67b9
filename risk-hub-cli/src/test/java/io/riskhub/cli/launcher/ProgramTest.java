package io.riskhub.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskhub.cli.RiskHub;
import io.riskhub.cli.output.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own has: pipes that others close, and an environment. */
class ProgramTest {

  private static final int SIGPIPE = 141;

  @TempDir private Path folder;

  @Test
  void aReaderThatHasSeenEnoughIsNoReasonToComplain() throws Exception {
    Process process = builder(Map.of(), "serve", "--help").start();
    process.getInputStream().close();

    assertThat(errors(process)).isEmpty();
    assertThat(process.waitFor()).isEqualTo(SIGPIPE);
  }

  @Test
  void monitorStopsWatchingWhenNobodyReads() throws Exception {
    Process process =
        builder(
                Map.of(),
                "monitor --all-worlds --base-url http://127.0.0.1:1 -q --timeout 10ms --watch 1s"
                    .split(" "))
            .start();
    process.getInputStream().close();

    assertThat(errors(process)).isEmpty();
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void aFullDiskIsAFault() throws Exception {
    File full = new File("/dev/full");
    assumeTrue(full.exists(), "there is no " + full);
    Process process = builder(Map.of(), "version").redirectOutput(full).start();

    assertThat(errors(process)).contains("could not be written", "is the disk full?");
    assertThat(process.waitFor()).isEqualTo(ExitCode.FAULT.number());
  }

  @Test
  void aMistakeInAVariableIsToldByItsName() throws Exception {
    Process process = builder(Map.of("RISKHUB_BASE_URL", "hub"), "worlds").start();

    assertThat(errors(process))
        .contains("RISKHUB_BASE_URL: 'hub' is no address")
        .doesNotContain("--base-url");
    assertThat(process.waitFor()).isEqualTo(ExitCode.USAGE.number());
  }

  @Test
  void anOptionIsToldByItsNameWhateverItsVariableHolds() throws Exception {
    Process process = builder(Map.of("RISKHUB_BASE_URL", "hub"), "worlds", "--base-url=a").start();

    assertThat(errors(process)).contains("option '--base-url': 'a' is no address");
    assertThat(process.waitFor()).isEqualTo(ExitCode.USAGE.number());
  }

  @Test
  void aVariableForTheFileOfSettingsThatIsEmptyNamesNone() throws Exception {
    Process process =
        builder(Map.of("RISKHUB_CONFIG", ""), "doctor", "--data-dir", folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();

    assertThat(errors(process)).isEmpty();
    assertThat(process.waitFor()).isEqualTo(ExitCode.DONE.number());
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static ProcessBuilder builder(Map<String, String> environment, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RiskHub.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("RISKHUB_"));
    builder.environment().putAll(environment);
    return builder;
  }
}
