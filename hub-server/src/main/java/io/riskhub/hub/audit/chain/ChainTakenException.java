package io.riskhub.hub.audit.chain;

import java.io.IOException;
import java.nio.file.Path;

/** Another process, or another part of this one, writes the chain. */
public final class ChainTakenException extends IOException {

  private static final long serialVersionUID = 1L;

  ChainTakenException(Path lock) {
    super("another process writes this audit, and holds " + lock);
  }
}
