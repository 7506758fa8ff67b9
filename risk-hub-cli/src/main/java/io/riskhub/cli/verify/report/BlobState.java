package io.riskhub.cli.verify.report;

import io.riskhub.blob.BlobException;
import io.riskhub.cli.output.ExitCode;
import java.util.Locale;

/** What is known of a blob; its name in JSON output is part of the interface. */
public enum BlobState {
  VERIFIED(ExitCode.DONE),
  /** It was damaged, and is in order now. */
  REPAIRED(ExitCode.DONE),
  /** Gone with the life of its snapshot, as blobs in Redis do. */
  EXPIRED(ExitCode.DONE),
  CHANGED(ExitCode.REFUSED),
  CUT(ExitCode.REFUSED),
  GONE(ExitCode.REFUSED),
  /** Its ref points outside of the store, or is none. */
  FOREIGN(ExitCode.REFUSED),
  /** The store could not be read. */
  UNREADABLE(ExitCode.UNAVAILABLE);

  private final ExitCode exitCode;

  BlobState(ExitCode exitCode) {
    this.exitCode = exitCode;
  }

  /** What reading it ended with. */
  public static BlobState of(BlobException.Reason trouble) {
    return switch (trouble) {
      case FOREIGN -> FOREIGN;
      case GONE -> GONE;
      case CUT -> CUT;
      case CHANGED -> CHANGED;
      case FULL, REFUSED, UNAVAILABLE -> UNREADABLE;
    };
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /** Whether the true bytes, put again, would mend it. */
  public boolean isDamage() {
    return this == CHANGED || this == CUT || this == GONE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
