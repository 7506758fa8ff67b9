package io.riskhub.cli.options;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.client.RiskHubClientBuilder;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Who writes, and for which stage: the options of every command that changes what a hub holds. */
public final class WriterOptions {

  private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");

  @Option(
      names = "--actor",
      paramLabel = "NAME",
      defaultValue = "${env:RISKHUB_ACTOR:-riskhub-cli}",
      description = "who writes (RISKHUB_ACTOR, default: riskhub-cli)")
  private String actor;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      defaultValue = "${env:RISKHUB_STAGE:-backtest}",
      description = "for which stage, such as live (RISKHUB_STAGE, default: backtest)")
  private String stage;

  /** Has {@code client} publish so. */
  public RiskHubClientBuilder applyTo(RiskHubClientBuilder client) {
    return client.publishAs(checked("--actor", actor), checked("--stage", stage));
  }

  private static String checked(String option, String value) {
    if (!HEADER_VALUE.matcher(value).matches()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          option + " '" + value + "' cannot be sent: write printable ASCII, with no blank around");
    }
    return value;
  }
}
