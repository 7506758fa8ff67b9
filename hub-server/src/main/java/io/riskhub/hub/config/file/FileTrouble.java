package io.riskhub.hub.config.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file of settings cannot be read. */
final class FileTrouble {

  private FileTrouble() {}

  static String words(IOException trouble) {
    return switch (trouble) {
      case NoSuchFileException missing -> "no such file";
      case AccessDeniedException denied -> "permission denied";
      default -> trouble.getMessage() == null ? trouble.toString() : trouble.getMessage();
    };
  }
}
