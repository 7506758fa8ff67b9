package io.riskhub.cli.output;

import io.riskhub.hub.HubVersion;

/**
 * Which riskhub this is, and what it runs on.
 *
 * @param version as the build named it
 * @param java the Java version that runs it
 * @param os the operating system and processor
 */
public record BuildInfo(String version, String java, String os) {

  /** What the build wrote into the jar, and this JVM. */
  public static BuildInfo read() {
    return new BuildInfo(
        HubVersion.current(),
        Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  /** In one line, for people. */
  public String line() {
    return "riskhub " + version + ", Java " + java + ", " + os;
  }
}
