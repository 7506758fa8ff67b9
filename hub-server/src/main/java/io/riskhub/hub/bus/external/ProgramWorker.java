package io.riskhub.hub.bus.external;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.bus.consumer.SnapshotEvent;
import io.riskhub.hub.bus.consumer.SnapshotWorker;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a shell command for every event: the event on its standard input, world, version, stage and
 * actor in its environment. Exit code 0 means handled, {@value #DATA_ERROR} that no other attempt
 * will help (EX_DATAERR of sysexits.h), anything else that it is to be tried again.
 */
public final class ProgramWorker implements SnapshotWorker {

  private static final int DATA_ERROR = 65;
  private static final int MOST_SHOWN = 500;

  private final String command;
  private final Duration timeout;

  /**
   * @param command for {@code /bin/sh -c}
   * @param timeout how long it may take before it is killed and tried again
   */
  public ProgramWorker(String command, Duration timeout) {
    this.command = command;
    this.timeout = timeout;
  }

  @Override
  public String name() {
    return "exec";
  }

  @Override
  public void handle(SnapshotEvent event) throws Exception {
    Process process = start(event.snapshot());
    try {
      AtomicReference<String> said = new AtomicReference<>("");
      // Both at once, and neither here: it may say much before it reads, or never read at all.
      Thread reader = Thread.ofVirtual().start(() -> said.set(readAll(process.getInputStream())));
      Thread.startVirtualThread(() -> feed(process, event.message()));
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "\"%s\" was killed, it took longer than %d s".formatted(command, timeout.toSeconds()));
      }
      reader.join(timeout);
      judge(process.exitValue(), said.get());
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(Snapshot snapshot) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "RISKHUB_WORLD", snapshot.key().worldId(),
                "RISKHUB_VERSION", snapshot.key().version(),
                "RISKHUB_STAGE", snapshot.stage(),
                "RISKHUB_ACTOR", snapshot.actor()));
    return builder.start();
  }

  private static void feed(Process process, byte[] message) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(message);
    } catch (IOException e) {
      // It need not read the event; its exit code tells whether all was well.
    }
  }

  private void judge(int exitCode, String said) throws IOException, RejectedEventException {
    String sentence =
        "\"%s\" ended with exit code %d%s"
            .formatted(command, exitCode, said.isEmpty() ? "" : ": " + said);
    switch (exitCode) {
      case 0 -> {}
      case DATA_ERROR -> throw new RejectedEventException(sentence);
      default -> throw new IOException(sentence);
    }
  }

  /** The end of what it said: that is where programs say why they failed. */
  private static String readAll(InputStream output) {
    try (output) {
      StringBuilder end = new StringBuilder();
      byte[] buffer = new byte[8192];
      for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
        end.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        end.delete(0, Math.max(0, end.length() - MOST_SHOWN));
      }
      return end.toString().strip();
    } catch (IOException e) {
      return "";
    }
  }
}
