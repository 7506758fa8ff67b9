package io.riskhub.blob.file;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Says in words what the file system refused. */
final class FileTrouble {

  /** What the system says when there is no room, or no more for this user or process. */
  private static final List<String> NO_ROOM =
      List.of("No space left on device", "Disk quota exceeded", "File too large");

  private FileTrouble() {}

  /** {@code doing} completes the sentence "cannot …". */
  static BlobException of(String doing, Path path, IOException trouble) {
    String why = why(trouble);
    if (NO_ROOM.stream().anyMatch(why::contains)) {
      return new BlobException(
          Reason.FULL,
          "cannot %s %s: %s. Nothing was stored; free some space and try again"
              .formatted(doing, path, why),
          trouble);
    }
    return new BlobException(
        Reason.UNAVAILABLE, "cannot %s %s: %s".formatted(doing, path, why), trouble);
  }

  private static String why(IOException trouble) {
    return switch (trouble) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case FileAlreadyExistsException inTheWay -> inTheWay.getFile() + " is a file, and no folder";
      case FileSystemException other ->
          other.getReason() == null ? other.toString() : other.getReason();
      default -> trouble.getMessage() == null ? trouble.toString() : trouble.getMessage();
    };
  }
}
