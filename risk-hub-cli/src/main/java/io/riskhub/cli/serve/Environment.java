package io.riskhub.cli.serve;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a hub takes from the environment beside the options' own variables. */
final class Environment {

  private Environment() {}

  /** What clients on this machine send, and a hub without a configured token accepts. */
  static @Nullable String token() {
    return System.getenv("RISKHUB_TOKEN");
  }

  /** Where the XDG base directory specification keeps a user's data. */
  static Path dataDirectory() {
    String dataHome = System.getenv("XDG_DATA_HOME");
    // The specification has relative paths ignored.
    Path base =
        dataHome != null && Path.of(dataHome).isAbsolute()
            ? Path.of(dataHome)
            : Path.of(System.getProperty("user.home"), ".local", "share");
    return base.resolve("riskhub");
  }
}
