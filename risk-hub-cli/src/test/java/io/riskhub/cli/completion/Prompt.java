package io.riskhub.cli.completion;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A shell on a pseudo-terminal, at which one types. */
final class Prompt implements AutoCloseable {

  private static final String READY = "ready> ";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final Process terminal;
  private final Writer keys;
  private final StringBuilder shown = new StringBuilder();

  private Prompt(Process terminal) {
    this.terminal = terminal;
    this.keys = terminal.outputWriter(StandardCharsets.UTF_8);
    Reader screen = terminal.inputReader(StandardCharsets.UTF_8);
    Thread.ofVirtual().start(() -> watch(screen));
  }

  /**
   * Starts a shell.
   *
   * @param environment beside that of the test
   * @param firstLine what makes it ready
   */
  static Prompt start(String shell, Map<String, String> environment, String firstLine)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of("script", "-qfec", shell, "/dev/null"))
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("TERM", "dumb");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Prompt prompt = new Prompt(builder.start());
    // What is typed is shown as well, so that it must not be what is waited for.
    prompt.type("PS1='" + READY + "'; " + firstLine + "; echo lo''aded\n");
    prompt.await("loaded");
    prompt.ready();
    return prompt;
  }

  /** Waits until one can type again. */
  void ready() throws InterruptedException {
    await(READY);
  }

  /** Presses keys; {@code \t} is the one that completes. */
  void type(String text) throws IOException {
    keys.write(text);
    keys.flush();
  }

  /** Waits until this is shown, and forgets the screen up to there, which it tells. */
  synchronized String await(String text) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE;
    while (shown.indexOf(text) < 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("'%s' is not shown, but: %s".formatted(text, shown));
      }
      wait(left);
    }
    int end = shown.indexOf(text) + text.length();
    String before = shown.substring(0, end);
    shown.delete(0, end);
    return before;
  }

  private void watch(Reader screen) {
    char[] buffer = new char[1 << 10];
    try {
      for (int read = screen.read(buffer); read >= 0; read = screen.read(buffer)) {
        synchronized (this) {
          shown.append(buffer, 0, read);
          notifyAll();
        }
      }
    } catch (IOException e) {
      // The terminal was closed.
    }
  }

  @Override
  public void close() {
    terminal.descendants().forEach(ProcessHandle::destroyForcibly);
    terminal.destroyForcibly();
  }
}
