package io.riskhub.hub.audit.proof;

import io.riskhub.hub.audit.chain.ChainFiles;
import io.riskhub.hub.audit.chain.ChainHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The head beside a file, which a running hub moves on. */
final class Head {

  /** A hub forces lines to its disk between these and the head. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path path;
  private final Optional<ChainHead> before;

  private Head(Path path, Optional<ChainHead> before) {
    this.path = path;
    this.before = before;
  }

  /** The head as it is before the file is read. */
  static Head beside(Path file) throws IOException {
    Optional<Path> path = ChainFiles.headBeside(file.toAbsolutePath());
    return path.isEmpty()
        ? new Head(file, Optional.empty())
        : new Head(path.get(), ChainHead.read(path.get()));
  }

  Path path() {
    return path;
  }

  Optional<ChainHead> before() {
    return before;
  }

  /** Whether the file that the head names is there. */
  boolean hasItsFile() {
    return before.filter(h -> Files.exists(path.resolveSibling(h.file()))).isPresent();
  }

  /** How far the head goes now; waits a moment for it to reach {@code seq}. */
  long reaching(long seq) throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    long now = now();
    while (now < seq && System.nanoTime() < until) {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return now;
      }
      now = now();
    }
    return now;
  }

  private long now() throws IOException {
    return ChainHead.read(path).map(ChainHead::seq).orElse(0L);
  }
}
