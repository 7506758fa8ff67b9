package io.riskhub.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.RiskHub;
import io.riskhub.cli.TestHub;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, as cron starts it and a person ends it. */
class MonitorProcessTest {

  private static final int PATIENCE_SECONDS = 60;
  private static final String CLEAR = "\u001b[H\u001b[2J";

  @TempDir private static Path folder;
  private static MonitoredHub hub;

  @BeforeAll
  static void start() {
    hub = MonitoredHub.start(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void aRunFromCronLoadsNothingOfKafkaRedisOrTheServer() throws Exception {
    Path classes = folder.resolve("classes");
    Process process =
        monitor(List.of("-Xlog:class+load:file=" + classes), "--world", "late", "-o", "ndjson");
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(out).startsWith("{\"world_id\":\"late\",\"state\":\"warning\"");
    assertThat(Files.readString(classes))
        .contains("io.riskhub.cli.monitor.MonitorCommand ")
        .doesNotContain("] org.apache.kafka", "] redis.clients", "] io.helidon", "] com.zaxxer")
        .doesNotContain("] software.amazon", "] org.postgresql", "] org.sqlite");
  }

  @Test
  void aWatchIsDrawnAnewOnATerminalUntilItIsInterrupted() throws Exception {
    Process process =
        monitor(List.of("-Driskhub.stdout.terminal=true"), "--world", "late", "--watch", "50ms");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).startsWith(CLEAR + "RISKHUB WARNING: late");
      assertThat(out.readLine()).startsWith(CLEAR + "RISKHUB WARNING: late");
      interrupt(process);
      while (out.readLine() != null) {
        // What it said until it heard.
      }
    }
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
  }

  @Test
  void aWatchElsewhereIsAppended() throws Exception {
    Process process = monitor(List.of(), "--world", "late", "--watch", "50ms");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).startsWith("RISKHUB WARNING: late");
      assertThat(out.readLine()).startsWith("RISKHUB WARNING: late");
    } finally {
      process.destroyForcibly();
    }
  }

  private static void interrupt(Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static Process monitor(List<String> javaOptions, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(javaOptions);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), RiskHub.class.getName(), "monitor"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--base-url", hub.hub().baseUrl()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("RISKHUB_"));
    builder.environment().put("RISKHUB_TOKEN", TestHub.TOKEN);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }
}
