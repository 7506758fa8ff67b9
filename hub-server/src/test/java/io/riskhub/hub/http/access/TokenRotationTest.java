package io.riskhub.hub.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.access.LiveTokens;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.config.HubConfigs;
import io.riskhub.hub.config.SettingsSource;
import io.riskhub.hub.config.file.ConfigFile;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.LogRecords;
import io.riskhub.testkit.RunningHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens are changed in their file while the hub serves. */
class TokenRotationTest {

  private static final int REQUESTS_PER_SECOND = 500;
  private static final Duration LOAD = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(1);

  @TempDir private Path directory;
  private Path tokens;
  private RunningHub hub;

  @BeforeEach
  void start() throws IOException {
    tokens = directory.resolve("tokens.yaml");
    write("old");
    Path config =
        Files.writeString(
            directory.resolve("hub.yaml"),
            """
            worldservice: {server: {port: 0, data_dir: data}}
            risk_hub: {tokens_file: tokens.yaml}
            """);
    hub = RunningHub.start(HubConfigs.follow(new FileSource(config), directory), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void aRotationUnderLoadRefusesNobodyWhoHoldsAGoodTokenAndTheOldOneWithinASecond()
      throws Exception {
    try (Load load = new Load("old")) {
      List<Duration> taken = new ArrayList<>();
      long start = System.nanoTime();
      for (int round = 0; System.nanoTime() - start < LOAD.toNanos(); round++) {
        String before = load.token();
        String next = "next-" + round;
        write(before, next);
        taken.add(awaitStatus(next, 200));
        load.use(next);
        Await.until(LOAD, () -> ask(next) == 200 && load.inFlight(before).get() == 0);
        write(next);
        taken.add(awaitStatus(before, 401));
      }
      // A machine that is busy otherwise may delay one change; a hub that is slow, more.
      assertThat(taken.stream().filter(each -> each.compareTo(SOON) >= 0))
          .as("changes that took a second or longer, of %s", taken)
          .hasSizeLessThan(2);
      assertThat(load.refused).isEmpty();
      // Half of what was wanted is still a load; a machine in need may be slower.
      assertThat(load.answered.get())
          .isGreaterThan(REQUESTS_PER_SECOND * (int) LOAD.toSeconds() / 2);
    }
  }

  @Test
  void aBrokenFileKeepsTheTokensThatCountedBefore() throws Exception {
    try (LogRecords log = LogRecords.of(LiveTokens.class)) {
      for (String broken : List.of("", "- name: [", "- {name: x}", "tokens: []", "[]")) {
        replace(broken);
        assertThat(log.next()).contains("the tokens stay as they were", "tokens.yaml");
        assertThat(ask("old")).as(broken).isEqualTo(200);
      }
      Files.delete(tokens);
      assertThat(log.next()).contains("the tokens stay as they were", "no such file");
      assertThat(ask("old")).isEqualTo(200);

      write("old");
      assertThat(log.next()).contains("can be used again");
    }

    write("new");
    awaitStatus("new", 200);
    assertThat(ask("old")).isEqualTo(401);
  }

  /** Requests at an even pace, whose answers nobody waits for. */
  private final class Load implements AutoCloseable {

    private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();
    private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledFuture<?> running;
    private volatile String token;

    Load(String token) {
      this.token = token;
      this.running =
          pace.scheduleAtFixedRate(
              () -> requests.execute(this::request),
              0,
              TimeUnit.SECONDS.toNanos(1) / REQUESTS_PER_SECOND,
              TimeUnit.NANOSECONDS);
    }

    String token() {
      return token;
    }

    void use(String next) {
      token = next;
    }

    AtomicInteger inFlight(String name) {
      return inFlight.computeIfAbsent(name, unused -> new AtomicInteger());
    }

    private void request() {
      String mine = begin();
      int status = ask(mine);
      answered.incrementAndGet();
      if (status != 200) {
        refused.add(status);
      }
      inFlight(mine).decrementAndGet();
    }

    /** The token to send; counted before anybody can believe that it is no longer in use. */
    private String begin() {
      while (true) {
        String mine = token;
        inFlight(mine).incrementAndGet();
        if (mine.equals(token)) {
          return mine;
        }
        inFlight(mine).decrementAndGet();
      }
    }

    @Override
    public void close() {
      running.cancel(false);
      pace.close();
      requests.close();
    }
  }

  private record FileSource(Path file) implements SettingsSource {
    @Override
    public HubSettings settings(List<String> problems) {
      return ConfigFile.read(file, problems);
    }

    @Override
    public Set<Path> files() {
      return Set.of(file);
    }
  }

  private void write(String... names) throws IOException {
    replace(
        Stream.of(names)
            .map(
                name ->
                    "- {name: %s, sha256: %s, scopes: [read]}\n"
                        .formatted(name, Token.digest(TestTokens.secret(name))))
            .collect(Collectors.joining()));
  }

  private void replace(String content) throws IOException {
    Path next = Files.writeString(directory.resolve("next.yaml"), content);
    Files.move(next, tokens, StandardCopyOption.ATOMIC_MOVE);
  }

  private Duration awaitStatus(String token, int status) {
    Instant start = Instant.now();
    while (ask(token) != status) {
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }
    return Duration.between(start, Instant.now());
  }

  private int ask(String token) {
    return new Caller(hub.baseUri(), Optional.of(TestTokens.secret(token)))
        .get("/risk-hub/worlds")
        .statusCode();
  }
}
