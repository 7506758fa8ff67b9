package io.riskhub.cli.consume;

import io.riskhub.cli.RiskHub;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code riskhub consume} in a process of its own. */
final class ConsumerProcess implements AutoCloseable {

  private final Process process;
  private final String metricsAddress;

  private ConsumerProcess(Process process, String metricsAddress) {
    this.process = process;
    this.metricsAddress = metricsAddress;
  }

  /** Starts one and waits until it consumes. */
  static ConsumerProcess start(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RiskHub.class.getName(),
                "consume",
                "--metrics",
                "127.0.0.1:0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("RISKHUB_"));
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
    List<String> said = new ArrayList<>();
    String line = err.readLine();
    while (line != null && !line.contains("metrics at http://")) {
      said.add(line);
      line = err.readLine();
    }
    if (line == null) {
      throw new IOException("the consumer ended before it consumed: " + said);
    }
    Thread.ofVirtual().start(() -> err.lines().forEach(rest -> {}));
    return new ConsumerProcess(process, line.substring(line.indexOf("http://")));
  }

  /** Where it shows its metrics. */
  URI metrics() {
    return URI.create(metricsAddress);
  }

  /** {@code kill}, and the exit code that follows. */
  int terminate() throws InterruptedException {
    process.toHandle().destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the consumer did not end within 30 s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
