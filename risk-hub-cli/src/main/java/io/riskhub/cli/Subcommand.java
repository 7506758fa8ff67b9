package io.riskhub.cli;

import io.riskhub.cli.backfill.BackfillCommand;
import io.riskhub.cli.blob.BlobCommand;
import io.riskhub.cli.consume.ConsumeCommand;
import io.riskhub.cli.deadletters.DeadLettersCommand;
import io.riskhub.cli.doctor.DoctorCommand;
import io.riskhub.cli.fallback.FallbackCommand;
import io.riskhub.cli.monitor.MonitorCommand;
import io.riskhub.cli.push.PushCommand;
import io.riskhub.cli.read.GetCommand;
import io.riskhub.cli.read.ListCommand;
import io.riskhub.cli.read.WorldsCommand;
import io.riskhub.cli.serve.ServeCommand;
import io.riskhub.cli.token.TokenCommand;
import io.riskhub.cli.verify.VerifyHashCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The commands of {@code riskhub}, in the order in which its help shows them.
 *
 * <p>By name and type here, rather than by annotation, because a command line of all of them takes
 * longer to make than most of them take to run.
 */
enum Subcommand {
  SERVE("Run", "serve", ServeCommand.class),
  CONSUME("Run", "consume", ConsumeCommand.class),
  PUSH("Write and read", "push", PushCommand.class),
  GET("Write and read", "get", GetCommand.class),
  LIST("Write and read", "list", ListCommand.class),
  WORLDS("Write and read", "worlds", WorldsCommand.class),
  BLOB("Write and read", "blob", BlobCommand.class),
  MONITOR("Watch and prove", "monitor", MonitorCommand.class),
  VERIFY_HASH("Watch and prove", "verify-hash", VerifyHashCommand.class),
  DOCTOR("Watch and prove", "doctor", DoctorCommand.class),
  FALLBACK("Mend", "fallback", FallbackCommand.class),
  DLQ("Mend", "dlq", DeadLettersCommand.class),
  BACKFILL("Mend", "backfill", BackfillCommand.class),
  TOKEN("Guard", "token", TokenCommand.class),
  VERSION("About", "version", VersionCommand.class);

  static final List<Subcommand> ALL = List.of(values());

  private final String group;
  private final String typed;
  private final Class<?> type;

  Subcommand(String group, String typed, Class<?> type) {
    this.group = group;
    this.typed = typed;
    this.type = type;
  }

  /** Which one a command line begins with, if it is one of them. */
  static Optional<Subcommand> of(String... arguments) {
    return arguments.length == 0
        ? Optional.empty()
        : Arrays.stream(values()).filter(one -> one.typed.equals(arguments[0])).findFirst();
  }

  /** What it is for, to stand above those that are for the same. */
  String group() {
    return group;
  }

  /** How one types it. */
  String typed() {
    return typed;
  }

  Class<?> type() {
    return type;
  }
}
