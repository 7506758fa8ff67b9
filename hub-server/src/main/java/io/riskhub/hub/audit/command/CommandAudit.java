package io.riskhub.hub.audit.command;

import io.riskhub.hub.audit.AuditAction;
import io.riskhub.hub.audit.AuditConfig;
import io.riskhub.hub.audit.AuditLog;
import io.riskhub.hub.audit.AuditMeter;
import io.riskhub.hub.audit.AuditOrigin;
import io.riskhub.hub.audit.AuditRecord;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.audit.AuditTrail;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what a command of an operator does, in a chain of the command's own. That is opened
 * with the first line, so that who only looks needs no right to write. For one thread.
 */
public final class CommandAudit implements AutoCloseable {

  private final Optional<AuditConfig> config;
  private final String command;
  private final Clock clock;
  private @Nullable AuditLog log;

  /**
   * @param config empty to take nothing down
   * @param command what the names of its files begin with
   */
  public CommandAudit(Optional<AuditConfig> config, String command, Clock clock) {
    this.config = config;
    this.command = command;
    this.clock = clock;
  }

  /** What is done. */
  @FunctionalInterface
  public interface Deed<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * Takes down that something is to be done, does it, and takes down what became of it.
   *
   * @param words for it, without secrets
   * @throws io.riskhub.hub.audit.AuditUnavailableException when it cannot be taken down; before it
   *     is done, or afterwards
   */
  public <T, E extends Exception> T run(String words, AuditSubject subject, Deed<T, E> deed)
      throws E {
    return run(words, subject, deed, result -> true);
  }

  /**
   * The same for what can end badly without an exception.
   *
   * @param isDone whether it was done, by its result
   */
  public <T, E extends Exception> T run(
      String words, AuditSubject subject, Deed<T, E> deed, Predicate<T> isDone) throws E {
    trail().append(line(words, subject, AuditRecord.ADMITTED));
    boolean done = false;
    try {
      T result = deed.run();
      done = isDone.test(result);
      return result;
    } finally {
      trail().append(line(words, subject, done ? "done" : "failed"));
    }
  }

  private AuditRecord line(String words, AuditSubject subject, String outcome) {
    return new AuditRecord(clock.instant(), AuditAction.COMMAND, outcome, user(), subject)
        .withDetail(command + ": " + words);
  }

  /** Where lines go. */
  AuditTrail trail() {
    if (log == null && config.isPresent()) {
      log = AuditLog.open(config.get(), command, AuditMeter.NONE, clock);
    }
    return log == null ? AuditTrail.OFF : log;
  }

  /** Who types commands: there is no token. */
  static AuditOrigin user() {
    return AuditOrigin.of("user:" + System.getProperty("user.name"));
  }

  @Override
  public void close() {
    if (log != null) {
      log.close();
    }
  }
}
