package io.riskhub.cli.blob;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code riskhub blob}: the group of commands that work on the blob store itself. */
@Command(
    name = "blob",
    description = {
      "Put, read, list and sweep blobs: the large fields of snapshots, kept outside of them.",
      "A snapshot names a blob by its ref, which carries the digest of its bytes. These commands work"
          + " on the store itself, with the settings that the hub has (--config, or --blob-…)."
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
