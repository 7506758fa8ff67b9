package io.riskhub.cli.serve;

import io.riskhub.cli.RiskHubProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code riskhub serve} in a process of its own, which can be killed. */
public final class HubProcess implements AutoCloseable {

  private static final Pattern LISTENS = Pattern.compile("listens on (https?://\\S+)");

  private final RiskHubProcess process;

  private HubProcess(RiskHubProcess process) {
    this.process = process;
  }

  /** Starts a hub on a free port and waits until it serves. */
  public static HubProcess start(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("serve", "--port", "0"));
    command.addAll(List.of(arguments));
    return new HubProcess(RiskHubProcess.start(environment, LISTENS, command));
  }

  public URI baseUri() {
    return process.address();
  }

  /** What it wrote to standard error so far; all of it after it ended. */
  List<String> errors() {
    return process.errors();
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.kill();
  }

  /** Stops it in its tracks, as a machine that hangs does. It goes on at {@link #resume}. */
  void pause() throws IOException, InterruptedException {
    process.pause();
  }

  void resume() throws IOException, InterruptedException {
    process.resume();
  }

  /** {@code kill}, and the exit code that follows. */
  int terminate() throws InterruptedException {
    return process.terminate();
  }

  @Override
  public void close() {
    process.close();
  }
}
