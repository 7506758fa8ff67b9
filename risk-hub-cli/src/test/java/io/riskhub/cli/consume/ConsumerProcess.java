package io.riskhub.cli.consume;

import io.riskhub.cli.RiskHubProcess;
import io.riskhub.testkit.Caller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code riskhub consume} in a process of its own. */
final class ConsumerProcess implements AutoCloseable {

  private static final Pattern METRICS = Pattern.compile("metrics at (http://\\S+)/metrics");

  private final RiskHubProcess process;

  private ConsumerProcess(RiskHubProcess process) {
    this.process = process;
  }

  /** Starts one and waits until it consumes. */
  static ConsumerProcess start(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("consume", "--metrics", "127.0.0.1:0"));
    command.addAll(List.of(arguments));
    return new ConsumerProcess(RiskHubProcess.start(environment, METRICS, command));
  }

  /** Asks for its health and metrics. */
  Caller caller() {
    return new Caller(process.address(), Optional.empty());
  }

  /** How many events came to that end in this process. */
  long counted(String outcome) {
    return caller()
        .get("/metrics")
        .body()
        .lines()
        .filter(
            line -> line.startsWith("risk_hub_consumer_events_total{outcome=\"" + outcome + "\"}"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** What it wrote to standard error so far; all of it after it ended. */
  List<String> errors() {
    return process.errors();
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.kill();
  }

  /** {@code kill}, and the exit code that follows. */
  int terminate() throws InterruptedException {
    return process.terminate();
  }

  /** The exit code with which it ends by itself. */
  int awaitEnd() throws InterruptedException {
    return process.awaitEnd();
  }

  @Override
  public void close() {
    process.close();
  }
}
