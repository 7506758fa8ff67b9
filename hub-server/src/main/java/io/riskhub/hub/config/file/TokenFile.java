package io.riskhub.hub.config.file;

import io.riskhub.hub.Secret;
import io.riskhub.hub.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a token that stands alone in a file. */
public final class TokenFile {

  private TokenFile() {}

  /**
   * The token in {@code file}, without the white space around it.
   *
   * @throws ConfigException when the file cannot be read or is empty
   */
  public static Secret read(Path file) {
    String token;
    try {
      token = Files.readString(file).strip();
    } catch (IOException e) {
      throw new ConfigException(
          List.of("the token file " + file + " cannot be read (" + FileTrouble.words(e) + ")"));
    }
    if (token.isEmpty()) {
      throw new ConfigException(List.of("the token file " + file + " is empty"));
    }
    return new Secret(token);
  }
}
