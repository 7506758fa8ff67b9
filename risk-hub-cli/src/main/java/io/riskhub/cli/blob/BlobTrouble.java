package io.riskhub.cli.blob;

import io.riskhub.blob.BlobException;
import io.riskhub.cli.options.StoreOptions;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;

/** Ends a command over a blob that is damaged, or a store that does not work. */
final class BlobTrouble {

  private BlobTrouble() {}

  static CommandFailure failure(BlobException trouble) {
    ExitCode code =
        switch (trouble.reason()) {
          case FOREIGN, GONE, CUT, CHANGED -> ExitCode.REFUSED;
          // As for a hub whose disk is full: the same again works once there is room.
          case FULL, REFUSED, UNAVAILABLE -> ExitCode.UNAVAILABLE;
        };
    boolean foreign = trouble.reason() == BlobException.Reason.FOREIGN;
    return new CommandFailure(
        code,
        String.valueOf(trouble.getMessage()),
        foreign ? StoreOptions.IS_IT_THE_HUBS : null,
        trouble);
  }
}
