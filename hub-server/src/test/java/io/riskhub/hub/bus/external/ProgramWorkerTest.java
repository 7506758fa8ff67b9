package io.riskhub.hub.bus.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskhub.hub.bus.consumer.SnapshotEvent;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramWorkerTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void aProgramThatReadsNothingAndOneThatSaysALotBothEnd() throws Exception {
    handle("exit 0", LONG);
    handle("head -c 1000000 /dev/zero | tr '\\0' x; cat > /dev/null", LONG);
  }

  @Test
  void aLargeEventArrivesWhole() throws Exception {
    Path file = directory.resolve("got");
    handle("cat > " + file, LONG);

    assertThat(Files.size(file)).isEqualTo(2_000_000);
  }

  @Test
  void exitCode65SaysNeverAndAnyOtherSaysLater() {
    assertThatExceptionOfType(RejectedEventException.class)
        .isThrownBy(() -> handle("echo no such strategy >&2; exit 65", LONG))
        .withMessageContaining("no such strategy");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> handle("exit 75", LONG))
        .withMessageContaining("exit code 75");
  }

  @Test
  void aProgramThatTakesTooLongIsKilledWithAllThatItStarted() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    // It ends when nobody holds the pipe open for writing any more.
    CompletableFuture<byte[]> writers =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readAllBytes(pipe);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                handle(
                    "exec 3> %s; (sh -c 'sleep 600; true'; true) & sleep 600; true".formatted(pipe),
                    Duration.ofSeconds(1)))
        .withMessageEndingWith("was killed, it took longer than 1,000 ms");
    assertThat(writers.get(30, TimeUnit.SECONDS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 0", "echo why; exit 7"})
  void whatAProgramLeavesRunningKeepsNobodyWaiting(String end) throws Exception {
    // It holds all three streams of the program open, and outlives the test if nobody ends it.
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Instant begin = Instant.now();
    String command = "{ read line < %s; } <&0 & %s".formatted(pipe, end);
    if (end.equals("exit 0")) {
      handle(command, LONG);
    } else {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> handle(command, LONG))
          .withMessageContainingAll("ended with exit code 7", "left something running");
    }

    assertThat(Duration.between(begin, Instant.now())).isLessThan(LONG.dividedBy(2));
    Files.writeString(pipe, "end\n");
  }

  @Test
  void ofWhatAProgramSaysOnlyTheEndIsKept() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () -> handle("head -c 50000000 /dev/zero | tr '\\0' x; echo the end >&2; exit 1", LONG))
        .withMessageEndingWith(": " + "x".repeat(492) + "the end")
        .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(600));
  }

  @Test
  void aProgramKnowsTheEventAndNoneOfTheHubsSecrets() throws Exception {
    Path file = directory.resolve("environment");
    handle("env > " + file, LONG);

    List<String> variables = Files.readAllLines(file);
    assertThat(variables)
        .contains("RISKHUB_WORLD=w", "RISKHUB_VERSION=v1")
        .anyMatch(variable -> variable.startsWith("PATH="));
    assertThat(variables)
        .filteredOn(variable -> variable.startsWith("RISKHUB_"))
        .map(variable -> variable.substring(0, variable.indexOf('=')))
        .containsExactlyInAnyOrder(
            "RISKHUB_WORLD", "RISKHUB_VERSION", "RISKHUB_STAGE", "RISKHUB_ACTOR");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/opt/risk/notify.sh --token s3cret,exec (notify.sh)",
        "TOKEN=s3cret notify.sh,exec",
        "'s3cret' x,exec",
        "$(s3cret),exec",
        "curl -H s3cret,exec (curl)",
      })
  void ofACommandOnlyTheProgramsNameIsShown(String command, String shown) {
    assertThat(ShellCommand.of(command)).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "if s3cret", "echo 's3cret", "s3cret )", "s3cret \0"})
  void aCommandThatTheShellCannotReadIsRefusedAtOnce(String command) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShellCommand.of(command))
        .withMessageContaining("sh -n -c")
        .withMessageNotContaining("s3cret");
  }

  @Test
  void noMoreProgramsRunAtOnceThanMay() throws Exception {
    ProgramWorker one =
        new ProgramWorker(
            ShellCommand.of(
                "mkdir %1$s && cat > /dev/null && rmdir %1$s"
                    .formatted(directory.resolve("running"))),
            LONG,
            1);
    List<Future<Boolean>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        all.add(
            threads.submit(
                () -> {
                  one.handle(event());
                  return true;
                }));
      }
      for (Future<Boolean> each : all) {
        assertThat(each.get()).isTrue();
      }
    }
  }

  private static void handle(String command, Duration timeout) throws Exception {
    new ProgramWorker(ShellCommand.of(command), timeout).handle(event());
  }

  private static SnapshotEvent event() {
    byte[] message = new byte[2_000_000];
    Arrays.fill(message, (byte) 'e');
    return new SnapshotEvent(Snapshots.of("w", "v1", "2026-01-01"), message);
  }
}
