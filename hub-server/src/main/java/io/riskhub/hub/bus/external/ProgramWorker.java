package io.riskhub.hub.bus.external;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.bus.consumer.SnapshotEvent;
import io.riskhub.hub.bus.consumer.SnapshotWorker;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a shell command for every event: the event on its standard input, world, version, stage and
 * actor in its environment, which holds none of the hub's own settings. Exit code 0 means handled,
 * {@value #DATA_ERROR} that no other attempt will help (EX_DATAERR of sysexits.h), anything else
 * that it is to be tried again. What it leaves running is not waited for. Events of hundreds of
 * worlds may be under way, so the programs that run at once are bounded.
 */
public final class ProgramWorker implements SnapshotWorker {

  private static final int DATA_ERROR = 65;

  /** In bytes. */
  private static final int MOST_SHOWN = 500;

  /** How long to wait for the end of its output, which something it started may hold open. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  /** Programs that run at once for each processor; most wait for something. */
  private static final int FOR_EACH_PROCESSOR = 2;

  private static final int FEWEST_PLACES = 4;

  private final ShellCommand command;
  private final Duration timeout;
  private final Semaphore places;

  /**
   * A worker that runs {@code command} for every event.
   *
   * @param timeout how long it may take before it is killed and tried again
   */
  public ProgramWorker(ShellCommand command, Duration timeout) {
    this(
        command,
        timeout,
        Math.max(FEWEST_PLACES, Runtime.getRuntime().availableProcessors() * FOR_EACH_PROCESSOR));
  }

  /** The same with another bound of programs that run at once. */
  ProgramWorker(ShellCommand command, Duration timeout, int mostAtOnce) {
    this.command = command;
    this.timeout = timeout;
    this.places = new Semaphore(mostAtOnce, true);
  }

  @Override
  public String name() {
    return "exec";
  }

  @Override
  public void handle(SnapshotEvent event) throws Exception {
    places.acquire();
    try {
      run(event);
    } finally {
      places.release();
    }
  }

  private void run(SnapshotEvent event) throws Exception {
    // Nobody here reads what it says: "tail" keeps the end of it, however much that is, and can be
    // left behind when something in the background goes on speaking.
    List<Process> pipeline =
        ProcessBuilder.startPipeline(List.of(program(event.snapshot()), endOfOutput()));
    Process program = pipeline.getFirst();
    Process output = pipeline.getLast();
    try {
      // Not here: it may never read.
      Thread.startVirtualThread(() -> feed(program, event.message()));
      if (!program.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "%s was killed, it took longer than %,d ms".formatted(command, timeout.toMillis()));
      }
      judge(program.exitValue(), output);
    } finally {
      Stream.concat(Stream.of(program.toHandle()), program.descendants())
          .toList()
          .forEach(ProcessHandle::destroyForcibly);
      output.destroyForcibly();
    }
  }

  private ProcessBuilder program(Snapshot snapshot) {
    ProcessBuilder builder = command.builder().redirectErrorStream(true);
    EventVariables.of(snapshot).replaceOurs(builder.environment());
    return builder;
  }

  private static ProcessBuilder endOfOutput() {
    return new ProcessBuilder("tail", "-c", String.valueOf(MOST_SHOWN))
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private static void feed(Process process, byte[] message) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(message);
    } catch (IOException e) {
      // It need not read the event; its exit code tells whether all was well.
    }
  }

  private void judge(int exitCode, Process output)
      throws IOException, RejectedEventException, InterruptedException {
    if (exitCode == 0) {
      return;
    }
    String sentence = "%s ended with exit code %d%s".formatted(command, exitCode, said(output));
    if (exitCode == DATA_ERROR) {
      throw new RejectedEventException(sentence);
    }
    throw new IOException(sentence);
  }

  /** The end of what it said: that is where programs say why they failed. */
  private static String said(Process output) throws IOException, InterruptedException {
    if (!output.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
      return " (what it said is not known: it left something running that may say more)";
    }
    String said =
        new String(output.getInputStream().readNBytes(MOST_SHOWN), StandardCharsets.UTF_8).strip();
    return said.isEmpty() ? "" : ": " + said;
  }
}
