package io.riskhub.hub;

import io.riskhub.hub.config.file.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** A directory that one hub at a time may use. The lock goes with the process, however it ends. */
final class DataDirectory implements AutoCloseable {

  private static final String LOCK_FILE = "riskhub.lock";

  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Makes the directory where it is missing, readable for its owner alone, and takes it.
   *
   * @throws HubStartException when it cannot be used, or another hub uses it
   */
  static DataDirectory take(Path path) {
    try {
      create(path);
      FileChannel lockFile =
          FileChannel.open(
              path.resolve(LOCK_FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (lock(lockFile) == null) {
        String holder = read(lockFile);
        lockFile.close();
        throw new HubStartException(
            "another hub%s uses the data directory %s; stop it, or choose another with --data-dir"
                .formatted(holder.isEmpty() ? "" : " (process " + holder + ")", path));
      }
      lockFile.truncate(0);
      lockFile.write(
          ByteBuffer.wrap(
              String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      return new DataDirectory(path, lockFile);
    } catch (IOException e) {
      throw new HubStartException(
          "cannot use the data directory %s (%s); choose another with --data-dir"
              .formatted(path, FileTrouble.words(e)),
          e);
    }
  }

  Path path() {
    return path;
  }

  /** A file in it, which is made for the owner alone where it is missing. */
  Path file(String name) {
    Path file = path.resolve(name);
    try {
      if (Files.notExists(file)) {
        createFile(file);
      }
      return file;
    } catch (IOException e) {
      throw new HubStartException("cannot make " + file + " (" + FileTrouble.words(e) + ")", e);
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new HubStartException("cannot release the data directory " + path, e);
    }
  }

  private static void create(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    if (isPosix(path)) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(path);
    }
  }

  private static void createFile(Path file) throws IOException {
    if (isPosix(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another hub of this very process.
      return null;
    }
  }

  private static String read(FileChannel lockFile) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    lockFile.read(buffer, 0);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).strip();
  }
}
