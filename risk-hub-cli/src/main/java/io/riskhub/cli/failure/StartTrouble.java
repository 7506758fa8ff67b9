package io.riskhub.cli.failure;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.HubStartException;
import io.riskhub.hub.bus.BusUnavailableException;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.hub.start.PrerequisiteException;
import org.jspecify.annotations.Nullable;

/** Says why a service cannot start: the same for every command that runs one. */
public final class StartTrouble {

  private StartTrouble() {}

  /**
   * What was configured is wrong.
   *
   * @param service such as {@code the hub}
   */
  public static CommandFailure of(String service, ConfigException e) {
    return new CommandFailure(
        ExitCode.USAGE, service + " cannot start:\n- " + String.join("\n- ", e.problems()), e);
  }

  /** A part of it did not start. */
  public static CommandFailure of(HubStartException e) {
    ExitCode code = exitCode(e.getCause());
    @Nullable String hint =
        code == ExitCode.UNAVAILABLE
            ? "riskhub doctor, with the same settings, looks at all that is needed"
            : null;
    return new CommandFailure(code, String.valueOf(e.getMessage()), hint, e);
  }

  private static ExitCode exitCode(@Nullable Throwable cause) {
    if (cause instanceof StorageUnavailableException
        || cause instanceof BusUnavailableException
        || cause instanceof PrerequisiteException) {
      return ExitCode.UNAVAILABLE;
    }
    // What only the part itself could find wrong in its settings.
    return cause instanceof IllegalArgumentException ? ExitCode.USAGE : ExitCode.FAULT;
  }
}
