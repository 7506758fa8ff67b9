package io.riskhub.cli.serve;

import io.riskhub.cli.RiskHub;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code riskhub serve} in a process of its own, which can be killed. */
public final class HubProcess implements AutoCloseable {

  private static final Pattern LISTENS = Pattern.compile("listens on (http://\\S+)");

  private final Process process;
  private final Thread reader;
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private final URI baseUri;

  private HubProcess(Process process) throws IOException {
    this.process = process;
    BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
    this.baseUri = awaitGreeting(err);
    this.reader = Thread.ofVirtual().start(() -> err.lines().forEach(errors::add));
  }

  /** Starts a hub on a free port and waits until it serves. */
  public static HubProcess start(Map<String, String> environment, String... arguments)
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
                "serve",
                "--port",
                "0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("RISKHUB_"));
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return new HubProcess(builder.start());
  }

  private URI awaitGreeting(BufferedReader err) throws IOException {
    String line = err.readLine();
    while (line != null) {
      errors.add(line);
      Matcher greeting = LISTENS.matcher(line);
      if (greeting.find()) {
        return URI.create(greeting.group(1));
      }
      line = err.readLine();
    }
    throw new IOException("the hub ended before it served: " + errors);
  }

  public URI baseUri() {
    return baseUri;
  }

  /** What it wrote to standard error so far; all of it after it ended. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Stops it in its tracks, as a machine that hangs does. It goes on at {@link #resume}. */
  void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new IOException("the hub cannot be sent " + name);
    }
  }

  /** {@code kill}, and the exit code that follows. */
  int terminate() throws InterruptedException {
    // Not Process.destroy, which closes the streams that are still to be read.
    process.toHandle().destroy();
    return awaitEnd();
  }

  private int awaitEnd() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the hub did not end within 30 s");
    }
    reader.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
