package io.riskhub.cli;

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

/** {@code riskhub serve} or {@code consume} in a process of its own, which can be killed. */
public final class RiskHubProcess implements AutoCloseable {

  private final Process process;
  private final Thread reader;
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private final URI address;

  private RiskHubProcess(Process process, Pattern greeting) throws IOException {
    this.process = process;
    BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
    this.address = awaitGreeting(err, greeting);
    this.reader = Thread.ofVirtual().start(() -> err.lines().forEach(errors::add));
  }

  /**
   * Starts a command and waits until it greets.
   *
   * @param environment of it alone; it inherits no variable of riskhub
   * @param greeting the line on standard error to wait for; its first group is the address
   */
  public static RiskHubProcess start(
      Map<String, String> environment, Pattern greeting, List<String> arguments)
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
                RiskHub.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("RISKHUB_"));
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return new RiskHubProcess(builder.start(), greeting);
  }

  private URI awaitGreeting(BufferedReader err, Pattern greeting) throws IOException {
    String line = err.readLine();
    while (line != null) {
      errors.add(line);
      Matcher matcher = greeting.matcher(line);
      if (matcher.find()) {
        return URI.create(matcher.group(1));
      }
      line = err.readLine();
    }
    throw new IOException("the process ended before it greeted: " + errors);
  }

  /** Where it serves. */
  public URI address() {
    return address;
  }

  /** What it wrote to standard error so far; all of it after it ended. */
  public List<String> errors() {
    return List.copyOf(errors);
  }

  /** {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    var unused = awaitEnd();
  }

  /** Stops it in its tracks, as a machine that hangs does. It goes on at {@link #resume}. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new IOException("the process cannot be sent " + name);
    }
  }

  /** {@code kill}, and the exit code that follows. */
  public int terminate() throws InterruptedException {
    // Not Process.destroy, which closes the streams that are still to be read.
    process.toHandle().destroy();
    return awaitEnd();
  }

  /** The exit code with which it ends, by itself or otherwise. */
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the process did not end within 30 s");
    }
    reader.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
