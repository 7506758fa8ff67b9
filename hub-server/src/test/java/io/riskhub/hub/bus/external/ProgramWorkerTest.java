package io.riskhub.hub.bus.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riskhub.hub.bus.consumer.SnapshotEvent;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void aProgramThatTakesTooLongIsKilledWithItsChildren() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> handle("sleep 600 | sleep 600", Duration.ofMillis(200)))
        .withMessageContaining("was killed");
  }

  private static void handle(String command, Duration timeout) throws Exception {
    byte[] message = new byte[2_000_000];
    Arrays.fill(message, (byte) 'e');
    new ProgramWorker(command, timeout)
        .handle(new SnapshotEvent(Snapshots.of("w", "v1", "2026-01-01"), message));
  }
}
