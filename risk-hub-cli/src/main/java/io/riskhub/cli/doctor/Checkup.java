package io.riskhub.cli.doctor;

import io.riskhub.cli.doctor.check.Check;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.hub.probe.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
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
      List<Future<List<Finding>>> answers =
          threads.invokeAll(
              checks.stream().map(Check::look).toList(),
              patience.toMillis(),
              TimeUnit.MILLISECONDS);
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < checks.size(); i++) {
        findings.addAll(outcome(checks.get(i), answers.get(i)));
      }
      return findings;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Finding> outcome(Check check, Future<List<Finding>> answer)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException e) {
      return List.of(
          Finding.unavailable(
              check.subject(),
              "%s does not answer within %s"
                  .formatted(check.address(), HumanTime.precise(patience)),
              "look at it and at the network, or give it more time with --timeout"));
    } catch (ExecutionException e) {
      return List.of(
          Finding.unfit(
              check.subject(),
              "%s cannot be looked at: %s".formatted(check.address(), e.getCause()),
              "look at the reason that stands there"));
    }
  }
}
