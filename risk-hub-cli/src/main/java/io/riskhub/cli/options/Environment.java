package io.riskhub.cli.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is taken from the environment beside the options' own variables. */
public final class Environment {

  private Environment() {}

  /** What clients on this machine send, and a hub without a configured token accepts. */
  public static @Nullable String token() {
    return System.getenv("RISKHUB_TOKEN");
  }

  /** Whether no program shall write colours. */
  public static boolean refusesColours() {
    String noColor = System.getenv("NO_COLOR");
    return noColor != null && !noColor.isEmpty();
  }

  /** Where {@code serve} keeps its data, for a command that has no option for it. */
  static @Nullable Path configuredDataDirectory() {
    String directory = System.getenv("RISKHUB_DATA_DIR");
    return directory == null || directory.isBlank() ? null : Path.of(directory);
  }

  /** Where the XDG base directory specification keeps a user's data. */
  public static Path dataDirectory() {
    String dataHome = System.getenv("XDG_DATA_HOME");
    // The specification has relative paths ignored.
    Path base =
        dataHome != null && Path.of(dataHome).isAbsolute()
            ? Path.of(dataHome)
            : home().resolve(".local").resolve("share");
    return base.resolve("riskhub");
  }

  /** As a shell has it; to Java it is that of the list of users, in which one need not stand. */
  private static Path home() {
    String home = System.getenv("HOME");
    return home != null && Path.of(home).isAbsolute()
        ? Path.of(home)
        : Path.of(System.getProperty("user.home"));
  }
}
