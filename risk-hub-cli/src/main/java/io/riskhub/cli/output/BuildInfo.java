package io.riskhub.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * Which riskhub this is, and what it runs on.
 *
 * @param version as the build named it
 * @param java the Java version that runs it
 * @param os the operating system and processor
 */
public record BuildInfo(String version, String java, String os) {

  private static final String RESOURCE = "/io/riskhub/cli/build.properties";

  /** What the build wrote into the jar, and this JVM. */
  public static BuildInfo read() {
    Properties build = new Properties();
    try (InputStream resource = BuildInfo.class.getResourceAsStream(RESOURCE)) {
      build.load(Objects.requireNonNull(resource, RESOURCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuildInfo(
        build.getProperty("version", "unknown"),
        Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  /** In one line, for people. */
  public String line() {
    return "riskhub " + version + ", Java " + java + ", " + os;
  }
}
