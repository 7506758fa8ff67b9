package io.riskhub.cli.doctor;

import io.riskhub.cli.output.HumanTime;
import io.riskhub.hub.audit.AuditConfig;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.audit.command.CommandAudit;
import io.riskhub.hub.probe.Finding;
import io.riskhub.hub.probe.Remedy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something that {@code --fix} did, or could not do.
 *
 * @param deed such as {@code create the topic events}
 * @param done whether it was done
 * @param message why it was not; empty if it was
 */
record Repair(String deed, boolean done, String message) {

  /**
   * Does what the findings' remedies do, each once, one after the other.
   *
   * @param patience for each
   * @param config where that is taken down
   */
  static List<Repair> of(List<Finding> findings, Duration patience, Optional<AuditConfig> config)
      throws InterruptedException {
    Map<String, Remedy> remedies = new LinkedHashMap<>();
    findings.forEach(
        finding -> finding.remedy().ifPresent(one -> remedies.putIfAbsent(one.deed(), one)));
    List<Repair> repairs = new ArrayList<>();
    try (CommandAudit audit = new CommandAudit(config, "doctor", Clock.systemUTC())) {
      for (Remedy remedy : remedies.values()) {
        repairs.add(
            audit.run(
                "--fix, " + remedy.deed(),
                AuditSubject.NONE,
                () -> of(remedy, patience),
                Repair::done));
      }
    }
    return repairs;
  }

  private static Repair of(Remedy remedy, Duration patience) throws InterruptedException {
    FutureTask<Boolean> work = new FutureTask<>(remedy.work(), true);
    // One that hangs ends with the process; what it has not committed by then never was.
    Thread.ofPlatform().daemon().name("doctor-fix").start(work);
    try {
      return new Repair(remedy.deed(), work.get(patience.toMillis(), TimeUnit.MILLISECONDS), "");
    } catch (TimeoutException e) {
      boolean unused = work.cancel(true);
      return new Repair(
          remedy.deed(),
          false,
          "not done within %s; give it more time with --timeout"
              .formatted(HumanTime.precise(patience)));
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      String message = cause.getMessage();
      return new Repair(remedy.deed(), false, message == null ? cause.toString() : message);
    }
  }
}
