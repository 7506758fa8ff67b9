package io.riskhub.hub.audit;

import java.util.Locale;

/** What a line of the audit is about. */
public enum AuditAction {
  /** A snapshot was pushed. */
  PUSH,
  /** A snapshot of another service came over the bus. */
  ADOPTION,
  /** An entry of activation was to be changed. */
  ACTIVATION,
  /** The event of a stored snapshot was to be published again. */
  ANNOUNCEMENT,
  /** A dead letter was to be replayed. */
  REPLAY,
  /** A request was not let through. */
  REFUSAL,
  /** A token was used. */
  TOKEN_USE,
  /** A snapshot was put straight into the store. */
  BACKFILL,
  /** A command of an operator changed something itself. */
  COMMAND,
  /** The audit itself was begun or taken up again. */
  AUDIT_STARTED,
  /** The audit could be written again. */
  AUDIT_RESUMED,
  /** The audit was closed in good order. */
  AUDIT_STOPPED;

  /** As it stands in a line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
