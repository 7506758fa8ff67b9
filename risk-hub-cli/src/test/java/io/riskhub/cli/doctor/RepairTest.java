package io.riskhub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.audit.AuditConfig;
import io.riskhub.hub.probe.Finding;
import io.riskhub.hub.probe.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairTest {

  @Test
  void oneThatHangsOrBreaksKeepsTheOthersFromNothing(@TempDir Path folder) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);

    List<Repair> repairs =
        Repair.of(
            List.of(
                finding("create topics", () -> await(never)),
                finding(
                    "migrate",
                    () -> {
                      throw new IllegalStateException("no right");
                    }),
                finding("make the directory", done::countDown),
                finding("make the directory", () -> await(never))),
            Duration.ofMillis(200),
            Optional.of(new AuditConfig(folder, 1 << 20, false, Optional.empty())));

    assertThat(repairs)
        .containsExactly(
            new Repair(
                "create topics", false, "not done within 200ms; give it more time with --timeout"),
            new Repair("migrate", false, "no right"),
            new Repair("make the directory", true, ""));
    assertThat(done.getCount()).isZero();
    assertThat(
            Files.readAllLines(folder.resolve("doctor-000001.jsonl")).stream()
                .filter(line -> line.contains("\"action\":\"command\""))
                .map(
                    line ->
                        line.replaceAll(".*--fix, ([^\"]+)\".*\"outcome\":\"(\\w+)\".*", "$1: $2")))
        .containsExactly(
            "create topics: admitted",
            "create topics: failed",
            "migrate: admitted",
            "migrate: failed",
            "make the directory: admitted",
            "make the directory: done");
  }

  private static Finding finding(String deed, Runnable work) {
    return Finding.doubtful("kafka.topic", "missing", "make it").with(new Remedy(deed, work));
  }

  /** Whatever interrupts it: a driver may not listen either. */
  private static void await(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // It hangs.
      }
    }
  }
}
