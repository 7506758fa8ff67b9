package io.riskhub.cli.doctor;

import io.riskhub.cli.doctor.check.Check;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.hub.probe.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Makes checks, all at the same time, and waits for none of them longer than it may take.
 *
 * @param patience for each
 */
record Checkup(List<Check> checks, Duration patience) {

  /** What they found, in the order of the checks. */
  List<Finding> run() throws InterruptedException {
    // Threads of the platform: on a Java before 24 a driver that hangs would keep a virtual
    // thread's
    // carrier, of which there are no more than processors. Not closed, which would wait for it.
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("doctor-", 0).factory());
    try {
      List<Underway> underway = checks.stream().map(Underway::new).toList();
      List<Future<Check>> ends =
          threads.invokeAll(underway, patience.toMillis(), TimeUnit.MILLISECONDS);
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < underway.size(); i++) {
        findings.addAll(underway.get(i).findings);
        trouble(underway.get(i), ends.get(i)).ifPresent(findings::add);
      }
      return findings;
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * A check and what it has found so far.
   *
   * @param findings grows while others read it
   */
  private record Underway(Check check, List<Finding> findings) implements Callable<Check> {

    Underway(Check check) {
      this(check, new CopyOnWriteArrayList<>());
    }

    @Override
    public Check call() throws Exception {
      check.look().at(findings);
      return check;
    }

    /** Of what has come to no end. */
    String subject() {
      return findings.isEmpty() ? check.subject() : check.subject().split("\\.", 2)[0];
    }
  }

  private Optional<Finding> trouble(Underway underway, Future<Check> end)
      throws InterruptedException {
    try {
      Check unused = end.get();
      return Optional.empty();
    } catch (CancellationException e) {
      return Optional.of(
          Finding.unavailable(
              underway.subject(),
              "%s does not answer%s within %s"
                  .formatted(
                      underway.check.address(),
                      underway.findings.isEmpty() ? "" : " to the rest",
                      HumanTime.precise(patience)),
              "look at it and at the network, or give it more time with --timeout"));
    } catch (ExecutionException e) {
      return Optional.of(
          Finding.unfit(
              underway.subject(),
              "%s cannot be looked at: %s".formatted(underway.check.address(), e.getCause()),
              "look at the reason that stands there"));
    }
  }
}
