package io.riskhub.hub.config.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Says in words why a file or a folder cannot be used. */
public final class FileTrouble {

  private FileTrouble() {}

  public static String words(IOException trouble) {
    return switch (trouble) {
      case NoSuchFileException missing -> "no such file";
      case AccessDeniedException denied -> "permission denied";
      case FileSystemException other -> Objects.requireNonNullElse(other.getReason(), "" + other);
      default -> Objects.requireNonNullElse(trouble.getMessage(), "" + trouble);
    };
  }
}
