package io.riskhub.cli.blob;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code riskhub blob}: the group of commands that work on the blob store itself. */
@Command(
    name = "blob",
    header = "Put, read, list and sweep the large fields that snapshots refer to.",
    description =
        "A snapshot names a blob by its ref, which carries the digest of its bytes. These"
            + " commands work on the store itself, with the settings that the hub has (--config, or"
            + " --blob-…).",
    footer = {
      "riskhub blob ls --world us-tech",
      "riskhub blob put cov.json --world us-tech --version v7 --field covariance",
      "riskhub blob sweep --older-than 7d --dry-run"
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BlobPutCommand.class,
      BlobGetCommand.class,
      BlobListCommand.class,
      BlobSweepCommand.class
    })
public final class BlobCommand implements Runnable {

  @Spec private CommandSpec command;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "name one of put, get, ls, sweep");
  }
}
