package io.riskhub.cli.blob;

import io.riskhub.blob.BlobException;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Where a blob that is read shall go. The file appears, or changes, once all of it is proved. */
final class BlobFile {

  private static final int BUFFER = 1 << 16;

  private final Path path;

  BlobFile(Path path) {
    this.path = path;
    if (Files.isDirectory(path)) {
      throw new CommandFailure(ExitCode.USAGE, path + " is a folder; name a file in it");
    }
  }

  Path path() {
    return path;
  }

  /**
   * Writes all of {@code blob}.
   *
   * @return its size in bytes
   * @throws BlobException when the blob cannot be read or is damaged
   */
  long write(InputStream blob) throws BlobException {
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        // A device or pipe must not be replaced by a file.
        return copy(blob, path, StandardOpenOption.WRITE);
      }
      Path target = Files.exists(path) ? path.toRealPath() : path;
      Path part = target.resolveSibling(".riskhub-" + UUID.randomUUID() + ".part");
      try {
        long size = copy(blob, part, StandardOpenOption.CREATE_NEW);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        return size;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (BlobException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "%s cannot be written: there is no such folder".formatted(path), e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAULT, "%s cannot be written: %s".formatted(path, reason(e)), e);
    }
  }

  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? e.toString() : reason;
  }

  private static long copy(InputStream blob, Path to, StandardOpenOption how) throws IOException {
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(to, how, StandardOpenOption.WRITE)) {
      for (int read = blob.read(buffer); read >= 0; read = blob.read(buffer)) {
        out.write(buffer, 0, read);
        size += read;
      }
    }
    return size;
  }
}
