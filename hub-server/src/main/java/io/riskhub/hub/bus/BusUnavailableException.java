package io.riskhub.hub.bus;

import org.jspecify.annotations.Nullable;

/** The control bus cannot be reached or does not take events now; later it may. */
public final class BusUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BusUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
