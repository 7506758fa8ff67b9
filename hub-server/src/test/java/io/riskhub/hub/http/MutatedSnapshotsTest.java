package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RawConnection;
import io.riskhub.testkit.Reply;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 100,000 pushes made from real ones by chance: none breaks the hub, and what it keeps is right.
 */
class MutatedSnapshotsTest {

  private static final int MUTANTS = 100_000;
  private static final int CONNECTIONS = 16;
  private static final int MAX_FAILURES = 5;

  @TempDir private Path directory;

  private final AtomicInteger next = new AtomicInteger();
  private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  @Test
  void noMutantBreaksTheHubAndWhateverIsStoredKeepsTheContractAndItsHash() throws Exception {
    List<ObjectNode> samples = samples();
    Clock clock = Clock.fixed(Snapshots.NOW, ZoneOffset.UTC);
    try (RunningHub hub = RunningHub.start(RunningHub.config(directory), clock)) {
      List<Thread> workers = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        workers.add(Thread.ofVirtual().start(() -> work(hub.baseUri(), samples)));
      }
      for (Thread worker : workers) {
        worker.join();
      }
    }
    System.out.println("mutated snapshots by status: " + statuses);
    assertThat(failures).isEmpty();
    assertThat(statuses.values().stream().mapToLong(LongAdder::sum).sum()).isEqualTo(MUTANTS);
    long accepted = statuses.getOrDefault(200, new LongAdder()).sum();
    assertThat(accepted).isBetween(MUTANTS / 20L, MUTANTS / 2L);
    assertThat(statuses).containsKeys(400, 404, 409, 422);
  }

  private void work(URI server, List<ObjectNode> samples) {
    int number = next.getAndIncrement();
    while (number < MUTANTS && failures.size() < MAX_FAILURES) {
      number = sendUntilTheConnectionEnds(server, samples, number);
    }
  }

  /** Gives the number of the first mutant that was not sent. */
  private int sendUntilTheConnectionEnds(URI server, List<ObjectNode> samples, int first) {
    Mutant mutant = Mutant.of(first, samples);
    int number = first;
    try (RawConnection connection = RawConnection.open(server)) {
      boolean open = true;
      while (open && number < MUTANTS && failures.size() < MAX_FAILURES) {
        mutant = Mutant.of(number, samples);
        Reply reply = connection.send(mutant.request()).read();
        check(mutant, reply, connection);
        open = !reply.endsConnection();
        number = next.getAndIncrement();
      }
      return number;
    } catch (IOException | RuntimeException e) {
      failures.add(e + " after " + mutant);
      return MUTANTS;
    }
  }

  private void check(Mutant mutant, Reply reply, RawConnection connection) throws IOException {
    statuses.computeIfAbsent(reply.status(), status -> new LongAdder()).increment();
    if (reply.status() == 200) {
      List<String> problems =
          new ArrayList<>(StoredSnapshotCheck.problems(reply.body(), mutant.world()));
      if (reply.header("Risk-Hub-Outcome").orElse("none").equals("stored")) {
        problems.addAll(StoredSnapshotCheck.changes(mutant.body(), reply.body()));
      }
      if (!readBack(mutant.world(), reply, connection)) {
        problems.add("is read back otherwise");
      }
      if (!problems.isEmpty()) {
        failures.add(problems + " in " + reply.body() + " of " + mutant);
      }
    } else if (reply.status() >= 500 || !reply.body().contains("\"detail\":\"")) {
      failures.add(reply + " to " + mutant);
    }
  }

  private static boolean readBack(String world, Reply pushed, RawConnection connection)
      throws IOException {
    String version = new ObjectMapper().readTree(pushed.body()).path("version").textValue();
    Reply read =
        connection
            .send(
                "GET %s/lookup?version=%s HTTP/1.1\r\nHost: hub\r\n\r\n"
                    .formatted(Caller.snapshots(world), Caller.encode(version)))
            .read();
    return read.status() == 200
        && read.body().equals(pushed.body())
        && read.header("ETag").equals(pushed.header("ETag"));
  }

  private static List<ObjectNode> samples() throws IOException {
    List<ObjectNode> samples = new ArrayList<>();
    try (InputStream in =
        MutatedSnapshotsTest.class.getClassLoader().getResourceAsStream("us-tech.ndjson")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        samples.add((ObjectNode) new ObjectMapper().readTree(line));
      }
    }
    return samples;
  }
}
