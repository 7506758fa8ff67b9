package io.riskhub.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.CommandRun;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Kills a hub again and again while writers push, and keeps a ledger of what it answered. Every
 * entry must be there afterwards, to the byte, and every stored snapshot must have its event.
 *
 * <p>{@code -Driskhub.test.kills=1000} makes it long.
 */
abstract class CrashLedgerContract {

  private static final int KILLS = Integer.getInteger("riskhub.test.kills", 10);
  private static final int WRITERS = 8;

  private static final Pattern STORED =
      Pattern.compile("\"outcome\":\"stored\".*\"version\":\"([^\"]+)\"");

  private static final long SEED = 20260301;

  private final Map<String, String> ledger = new ConcurrentHashMap<>();
  private final AtomicInteger versions = new AtomicInteger();

  /** A hub on the same store every time. */
  abstract HubProcess startHub() throws IOException;

  /** Where it keeps its audit. */
  abstract Path audit();

  /** The JDBC URL of that store. */
  abstract String jdbcUrl();

  @Test
  void nothingAnsweredIsLostAndEverythingStoredIsAnnounced() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      try (HubProcess hub = startHub()) {
        pushUntilKilled(hub, random.nextInt(1, 300));
      }
    }
    try (HubProcess hub = startHub()) {
      Caller caller = new Caller(hub.baseUri(), Optional.empty());
      assertThat(ledger).hasSizeGreaterThan(KILLS);
      ledger.forEach(
          (version, answer) -> assertThat(lookup(caller, version).body()).isEqualTo(answer));
      assertThat(hub.terminate()).isEqualTo(143);
    }
    assertAuditIsWhole();
    assertThat(count("select count(*) from risk_snapshots")).isGreaterThanOrEqualTo(ledger.size());
    assertThat(
            count(
                "select count(*) from risk_snapshots s where (select count(*) from outbox o"
                    + " where o.world_id = s.world_id and o.version = s.version) <> 1"))
        .as("snapshots without exactly one event")
        .isZero();
    assertThat(count("select count(*) from outbox"))
        .as("events, one for each snapshot and none beside them")
        .isEqualTo(count("select count(*) from risk_snapshots"));
  }

  /** A line cut off by a kill is told of and no harm; every answer has its line. */
  private void assertAuditIsWhole() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(audit())) {
      files = all.filter(file -> file.toString().endsWith(".jsonl")).toList();
    }
    CommandRun.riskhub(
            Stream.concat(Stream.of("verify-hash", "--audit"), files.stream().map(Path::toString))
                .toArray(String[]::new))
        .endedWith(ExitCode.DONE);
    Set<String> told = new HashSet<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        Matcher stored = STORED.matcher(line);
        if (stored.find()) {
          told.add(stored.group(1));
        }
      }
    }
    assertThat(told).containsAll(ledger.keySet());
  }

  /** Kills the hub, under load, once so many pushes have been answered. */
  private void pushUntilKilled(HubProcess hub, int answers) throws Exception {
    Caller caller = new Caller(hub.baseUri(), Optional.empty());
    Semaphore answered = new Semaphore(0);
    AtomicBoolean killed = new AtomicBoolean();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> pushing = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        pushing.add(writers.submit(() -> pushUntilKilled(caller, answered, killed)));
      }
      answered.acquire(answers);
      killed.set(true);
      hub.kill();
      for (Future<?> writer : pushing) {
        writer.get();
      }
    }
  }

  private void pushUntilKilled(Caller caller, Semaphore answered, AtomicBoolean killed) {
    while (!killed.get()) {
      String version = "v" + versions.incrementAndGet();
      try {
        HttpResponse<String> answer =
            caller.push("crash", Snapshots.body("crash", version, "2026-01-01", ""));
        assertThat(answer.statusCode()).isEqualTo(200);
        ledger.put(version, answer.body());
      } catch (UncheckedIOException e) {
        assertThat(killed).as("killed, because: %s", e.getCause()).isTrue();
      } finally {
        // Also on failure, so that whoever waits sees it.
        answered.release();
      }
    }
  }

  private static HttpResponse<String> lookup(Caller caller, String version) {
    return caller.get(
        Caller.snapshots("crash") + "/lookup?include_expired=true&version=" + version);
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
