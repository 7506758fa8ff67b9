package io.riskhub.hub.audit.chain;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps every other process from a chain, for as long as this one lives. */
final class ChainLock implements AutoCloseable {

  private final Path path;
  private FileChannel file;

  private ChainLock(Path path, FileChannel file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Takes a chain.
   *
   * @throws ChainTakenException when somebody else has it
   */
  static ChainLock take(Path path) throws IOException {
    return new ChainLock(path, lock(path));
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel file = ChainFiles.open(path);
    if (tryLock(file) == null) {
      file.close();
      throw new ChainTakenException(path);
    }
    return file;
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      // Somebody else in this very process.
      return null;
    }
  }

  /** Takes it anew where the directory is another one than it was. */
  void renew() throws IOException {
    if (Files.notExists(path)) {
      file.close();
      file = lock(path);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
