package io.riskhub.cli.fallback;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.risk.ConservativeFallback;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What is conservative, and from when on it is called for. */
final class RuleOptions {

  @Option(
      names = "--rho",
      paramLabel = "N",
      defaultValue = "0.5",
      description = "raise every correlation to at least this, 0 to 1 (default: ${DEFAULT-VALUE})")
  private double rho;

  @Option(
      names = "--sigma-scale",
      paramLabel = "N",
      defaultValue = "1.5",
      description = "multiply every sigma by this, 1 or more (default: ${DEFAULT-VALUE})")
  private double sigmaScale;

  @Option(
      names = "--stale-seconds",
      paramLabel = "N",
      defaultValue = "1800",
      description =
          "refuse while the newest has not expired and its as_of is younger (default:"
              + " ${DEFAULT-VALUE}, which is critical for monitor)")
  private long staleSeconds;

  ConservativeFallback rule() {
    try {
      return new ConservativeFallback(rho, sigmaScale);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "--rho, --sigma-scale: " + String.valueOf(e.getMessage()), e);
    }
  }

  Duration staleFrom() {
    if (staleSeconds < 0) {
      throw new CommandFailure(
          ExitCode.USAGE, "--stale-seconds " + staleSeconds + ": must be 0 or more");
    }
    return Duration.ofSeconds(staleSeconds);
  }
}
