package io.riskhub.contract.json;

/** Text that is not strict JSON. The message tells a person what was wrong and where. */
public final class MalformedJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedJsonException(String message) {
    super(message);
  }
}
