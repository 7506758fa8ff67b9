package io.riskhub.hub.audit;

import io.riskhub.hub.snapshot.StorageUnavailableException;
import org.jspecify.annotations.Nullable;

/** A line of the audit cannot be written, so that what it would tell of must not be done. */
public final class AuditUnavailableException extends StorageUnavailableException {

  private static final long serialVersionUID = 1L;

  AuditUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
