package io.riskhub.cli.deadletters;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.bus.BusUnavailableException;

/** Ends a command when the control bus cannot be reached. */
final class BusTrouble {

  private BusTrouble() {}

  static void guard(Runnable work) {
    try {
      work.run();
    } catch (BusUnavailableException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }
}
