package io.riskhub.cli.consume;

import io.riskhub.cli.options.value.TimeSpanConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.EventConsumer;
import io.riskhub.hub.bus.external.ShellCommand;
import io.riskhub.hub.bus.external.WebHookAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
              + " handled, 65: never to be handled, else: try again. RISKHUB_WORLD,"
              + " RISKHUB_VERSION, RISKHUB_STAGE and RISKHUB_ACTOR tell of the event; no other such"
              + " variable is passed on")
  private @Nullable String program;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description =
          "post every event to this address; 2xx: handled, 5xx, 408, 425, 429: try again, else:"
              + " never to be handled")
  private @Nullable String webHook;

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

  Optional<ShellCommand> program() {
    return read("--exec", program, ShellCommand::of);
  }

  Optional<WebHookAddress> webHook() {
    return read("--webhook", webHook, WebHookAddress::parse);
  }

  /** What is wrong is told without the value, which may hold a secret. */
  private static <T> Optional<T> read(
      String option, @Nullable String value, Function<String, T> reader) {
    try {
      return Optional.ofNullable(value).map(reader);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, option + ": " + e.getMessage(), e);
    }
  }

  Duration timeout() {
    return timeout;
  }
}
