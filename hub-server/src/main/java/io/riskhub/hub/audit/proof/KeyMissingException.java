package io.riskhub.hub.audit.proof;

import java.nio.file.Path;

/** Lines are hashed with a key, without which nothing can be proved. */
public final class KeyMissingException extends Exception {

  private static final long serialVersionUID = 1L;

  KeyMissingException(Path file) {
    super(file + " is hashed with a key, without which nothing can be proved");
  }
}
