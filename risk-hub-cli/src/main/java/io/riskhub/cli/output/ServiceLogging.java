package io.riskhub.cli.output;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** Sends the log of a hub and its libraries to standard error, a line an event. */
public final class ServiceLogging {

  private static final String FORM =
      """
      handlers = java.util.logging.ConsoleHandler
      java.util.logging.ConsoleHandler.level = ALL
      java.util.logging.ConsoleHandler.formatter = java.util.logging.SimpleFormatter
      java.util.logging.SimpleFormatter.format = %1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n
      """;

  private static final String EVERYTHING = ".level = INFO\n";

  /** The hub tells itself what the libraries tell with stack traces: what broke, and for whom. */
  private static final String WHAT_AN_OPERATOR_NEEDS =
      """
      .level = WARNING
      io.riskhub.level = INFO
      io.helidon.level = SEVERE
      io.helidon.webserver.LoomServer.level = OFF
      com.zaxxer.hikari.level = SEVERE
      org.sqlite.level = OFF
      org.apache.kafka.level = SEVERE
      """;

  private ServiceLogging() {}

  /** Begins; {@code verbose} shows what the libraries say, too. */
  public static void start(boolean verbose) {
    String configuration = verbose ? FORM + EVERYTHING : FORM + WHAT_AN_OPERATOR_NEEDS;
    try {
      LogManager.getLogManager()
          .readConfiguration(
              new ByteArrayInputStream(configuration.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }
}
