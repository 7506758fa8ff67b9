package io.riskhub.cli.serve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** Sends the log of a hub and its libraries to standard error, a line an event. */
final class ServeLogging {

  private ServeLogging() {}

  static void start(boolean verbose) {
    String configuration =
        """
        handlers = java.util.logging.ConsoleHandler
        java.util.logging.ConsoleHandler.level = ALL
        java.util.logging.ConsoleHandler.formatter = java.util.logging.SimpleFormatter
        java.util.logging.SimpleFormatter.format = %%1$tFT%%1$tT.%%1$tL%%1$tz %%4$s %%3$s: %%5$s%%6$s%%n
        .level = %s
        io.riskhub.level = INFO
        # When it cannot start, the command says so itself.
        io.helidon.webserver.LoomServer.level = %s
        """
            .formatted(verbose ? "INFO" : "WARNING", verbose ? "INFO" : "OFF");
    try {
      LogManager.getLogManager()
          .readConfiguration(
              new ByteArrayInputStream(configuration.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }
}
