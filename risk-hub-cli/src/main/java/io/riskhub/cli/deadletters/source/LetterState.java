package io.riskhub.cli.deadletters.source;

import java.util.Locale;

/** Whether a letter still waits for somebody. */
public enum LetterState {
  /** Nobody has sent its event again. */
  WAITING,
  /** Its event was sent again; had it failed once more, that would be another letter. */
  REPLAYED,
  /** Its snapshot has expired since: sent again, it would be dropped. */
  EXPIRED,
  /** Only the beginning of its event was kept, so it cannot be sent again. */
  CUT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
