package io.riskhub.cli.consume;

import io.riskhub.cli.options.value.TimeSpanConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.EventConsumer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who handles the events. */
final class WorkerOptions {

  @Option(
      names = "--worker",
      paramLabel = "NAME",
      split = ",",
      description =
          "only these workers: extended_validation, live, stress (default: all of them, or none"
              + " beside --exec and --webhook)")
  private List<String> workers = new ArrayList<>();

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description =
          "run this shell command for every event, which is on its standard input; exit code 0:"
              + " handled, 65: never to be handled, else: try again")
  private @Nullable String program;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "post every event to this address; 2xx: handled, 5xx, 408, 425, 429: try again")
  private @Nullable URI webHook;

  @Option(
      names = "--worker-timeout",
      paramLabel = "SPAN",
      converter = TimeSpanConverter.class,
      defaultValue = "60s",
      description = "how long --exec and --webhook may take (default: ${DEFAULT-VALUE})")
  private Duration timeout;

  List<String> names() {
    workers.stream()
        .filter(name -> !EventConsumer.WORKERS.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new CommandFailure(
                  ExitCode.USAGE,
                  "--worker %s: there is none of that name; choose among %s"
                      .formatted(name, String.join(", ", EventConsumer.WORKERS)));
            });
    boolean others = program != null || webHook != null;
    return workers.isEmpty() && !others ? EventConsumer.WORKERS : workers;
  }

  Optional<String> program() {
    return Optional.ofNullable(program);
  }

  Optional<URI> webHook() {
    if (webHook != null
        && !List.of("http", "https").contains(String.valueOf(webHook.getScheme()))) {
      throw new CommandFailure(ExitCode.USAGE, "--webhook: must begin with http:// or https://");
    }
    return Optional.ofNullable(webHook);
  }

  Duration timeout() {
    return timeout;
  }
}
