package io.riskhub.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build gave this hub. */
public final class HubVersion {

  private HubVersion() {}

  /** Such as {@code 1.2.3}. */
  public static String current() {
    try (InputStream in = HubVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("the build left out version.properties", e);
    }
  }
}
