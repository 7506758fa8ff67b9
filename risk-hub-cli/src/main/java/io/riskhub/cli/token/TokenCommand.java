package io.riskhub.cli.token;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code riskhub token}: the group of commands about tokens. */
@Command(
    name = "token",
    header = "Make tokens, and look at those that a hub knows.",
    description =
        "A hub keeps no more of a token than its digest, with what it may be used for"
            + " (risk_hub.tokens, or the file of risk_hub.tokens_file). A change there holds within"
            + " a second, without a restart.",
    footer = {
      "riskhub token new --name gateway --scope write --actor gateway \\",
      "  --add-to /etc/riskhub/tokens.yaml",
      "riskhub token check --tokens-file /etc/riskhub/tokens.yaml"
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TokenNewCommand.class, TokenCheckCommand.class})
public final class TokenCommand implements Runnable {

  @Spec private CommandSpec command;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "name one of new, check");
  }
}
