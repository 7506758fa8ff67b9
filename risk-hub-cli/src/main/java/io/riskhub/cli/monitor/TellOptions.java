package io.riskhub.cli.monitor;

import io.riskhub.cli.options.value.PingUrlConverter;
import io.riskhub.cli.options.value.TimeSpanConverter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who else is told, and how often. */
final class TellOptions {

  @Option(
      names = "--textfile",
      paramLabel = "FILE",
      description =
          "write metrics for the node exporter's textfile collector; the name must end in .prom for"
              + " that")
  private @Nullable Path textFile;

  @Option(
      names = "--ping",
      paramLabel = "URL",
      converter = PingUrlConverter.class,
      description =
          "POST to URL/start before and to URL/EXIT-STATUS after, as healthchecks.io wants it; its"
              + " failure is a remark, no state")
  private @Nullable URI ping;

  @Option(
      names = "--watch",
      arity = "0..1",
      paramLabel = "SPAN",
      fallbackValue = "10s",
      converter = TimeSpanConverter.class,
      description =
          "check again and again until Ctrl-C, with this pause (10s unless given); on a terminal"
              + " the last result is replaced")
  private @Nullable Duration watch;

  Optional<Path> textFile() {
    return Optional.ofNullable(textFile);
  }

  Optional<URI> ping() {
    return Optional.ofNullable(ping);
  }

  Optional<Duration> watch() {
    return Optional.ofNullable(watch);
  }
}
