package io.riskhub.cli.monitor.check;

import io.riskhub.client.RiskHubClient;
import io.riskhub.client.fault.RiskHubException;
import io.riskhub.client.read.Freshness;
import io.riskhub.client.read.SnapshotFilter;
import io.riskhub.client.read.WorldStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the newest snapshot of each world, as a reader would get it.
 *
 * @param named the worlds to look at; none: all that the hub knows
 * @param stage only snapshots of this stage count
 * @param timeout how long all of it may take
 */
public record HubCheck(
    RiskHubClient hub,
    Judge judge,
    List<String> named,
    Optional<String> stage,
    Duration timeout,
    Clock clock) {

  /** A hub has readers that matter more. */
  private static final int MOST_AT_ONCE = 8;

  /** A call that runs until the end of the time shall still tell why it failed. */
  private static final Duration LAST_WORDS = Duration.ofMillis(250);

  public HubCheck {
    named = List.copyOf(named);
  }

  /** Asks, and judges. */
  public Verdict run() throws InterruptedException {
    long start = System.nanoTime();
    List<Finding> findings = named.isEmpty() ? all(start) : each(named, false, start);
    return new Verdict(
        findings.isEmpty() ? List.of(judge.noWorlds(among())) : findings, clock.instant());
  }

  private List<Finding> all(long start) throws InterruptedException {
    List<WorldStatus> worlds;
    try {
      worlds = hub.worlds();
    } catch (RiskHubException e) {
      return List.of(judge.trouble(null, e));
    }
    List<Finding> findings = new ArrayList<>();
    List<String> unsettled = new ArrayList<>();
    for (WorldStatus world : worlds) {
      if (world.expired()
          || stage.filter(wanted -> !wanted.equalsIgnoreCase(world.stage())).isPresent()) {
        // An older one that has not expired, or one of the wanted stage, may be there.
        unsettled.add(world.worldId());
      } else {
        findings.add(judge.newest(world.freshness()));
      }
    }
    findings.addAll(each(unsettled, true, start));
    return findings;
  }

  private List<Finding> each(List<String> worlds, boolean skipMissing, long start)
      throws InterruptedException {
    if (worlds.isEmpty()) {
      return List.of();
    }
    Duration left = timeout.plus(LAST_WORDS).minusNanos(System.nanoTime() - start);
    try (ExecutorService threads =
        Executors.newFixedThreadPool(MOST_AT_ONCE, Thread.ofVirtual().factory())) {
      List<Callable<Optional<Finding>>> questions =
          worlds.stream()
              .<Callable<Optional<Finding>>>map(world -> () -> one(world, skipMissing))
              .toList();
      List<Future<Optional<Finding>>> answers =
          threads.invokeAll(questions, Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < worlds.size(); i++) {
        Future<Optional<Finding>> answer = answers.get(i);
        if (answer.state() == Future.State.CANCELLED) {
          findings.add(judge.outOfTime(worlds.get(i)));
        } else {
          answer.resultNow().ifPresent(findings::add);
        }
      }
      return findings;
    }
  }

  /**
   * @param skipMissing whether a world without such a snapshot is of no interest
   */
  private Optional<Finding> one(String world, boolean skipMissing) {
    try {
      Optional<Freshness> newest =
          hub.freshness(world, new SnapshotFilter(stage, Optional.empty()));
      return newest.isEmpty() && skipMissing
          ? Optional.empty()
          : Optional.of(
              newest
                  .map(found -> judge.answer(world, found))
                  .orElseGet(() -> judge.missing(world, among())));
    } catch (RiskHubException e) {
      return Optional.of(judge.trouble(world, e));
    }
  }

  private String among() {
    return stage.map(name -> " of stage " + name).orElse("");
  }
}
