package io.riskhub.cli.failure;

import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.cli.output.OwnExitCodes;
import io.riskhub.cli.output.Printable;
import io.riskhub.contract.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Why a command did not do its work, as it is told on standard error; its names in JSON are part of
 * the interface.
 *
 * @param command as it was typed, such as {@code riskhub get}
 * @param message what went wrong, and where
 * @param hint what to do about it, if anybody knows
 * @param exitCode what the process ends with
 * @param meaning what that number says, for this command
 * @param status the HTTP status, when a hub answered
 * @param requestId names the call in the hub's log
 * @param violations the contract's rules that were broken
 */
public record ErrorReport(
    String command,
    String message,
    @Nullable String hint,
    int exitCode,
    String meaning,
    @Nullable Integer status,
    @Nullable String requestId,
    List<Violation> violations) {

  public ErrorReport {
    violations = List.copyOf(violations);
  }

  /** What to tell when {@code command} ends with {@code code} because of {@code problem}. */
  public static ErrorReport of(CommandSpec command, ExitCode code, Problem problem) {
    int number = number(code, command);
    Map<String, String> legend =
        command.userObject() instanceof OwnExitCodes own ? own.legend() : ExitCode.legend();
    return new ErrorReport(
        command.qualifiedName(),
        problem.message(),
        problem.hint(),
        number,
        legend.getOrDefault(Integer.toString(number), "not known"),
        problem.status(),
        problem.requestId(),
        problem.violations());
  }

  /** What the process ends with when {@code command} failed so. */
  public static int number(ExitCode code, CommandSpec command) {
    return command.userObject() instanceof OwnExitCodes own ? own.failed() : code.number();
  }

  /** For people: what and where, what to do, and what the exit code means. */
  public String text() {
    String advice = hint == null ? "" : "\n  " + hint.replace("\n", "\n  ");
    return Printable.lines(
        "%s: %s%s\n  (exit code %d: %s)".formatted(command, message, advice, exitCode, meaning));
  }

  /** For programs: one object in one line, so that a log keeps it together. */
  public String json() {
    return JsonText.write(Map.of("error", this), OutputFormat.NDJSON);
  }
}
