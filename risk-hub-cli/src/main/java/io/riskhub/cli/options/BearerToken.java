package io.riskhub.cli.options;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the token that opens the hub; no message ever repeats it. */
final class BearerToken {

  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");

  private BearerToken() {}

  /** The token in {@code text}; blank is none. */
  static Optional<String> of(String text, String origin) {
    String token = text.strip();
    if (token.isEmpty()) {
      return Optional.empty();
    }
    if (!VISIBLE_ASCII.matcher(token).matches()) {
      throw new CommandFailure(
          ExitCode.USAGE, "the token of " + origin + " holds a blank or a character beyond ASCII");
    }
    return Optional.of(token);
  }

  /** The token that is the whole content of {@code file}. */
  static Optional<String> in(Path file) {
    String origin = "--token-file " + file;
    try {
      Optional<String> token = of(Files.readString(file), origin);
      if (token.isEmpty()) {
        throw new CommandFailure(ExitCode.USAGE, origin + " is empty");
      }
      return token;
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.USAGE, origin + " cannot be read", e);
    }
  }
}
