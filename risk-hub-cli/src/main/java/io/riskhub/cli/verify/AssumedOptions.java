package io.riskhub.cli.verify;

import picocli.CommandLine.Option;

/** Who would push a snapshot in a file that does not say so: it is part of what is hashed. */
final class AssumedOptions {

  @Option(
      names = "--actor",
      paramLabel = "NAME",
      defaultValue = "${env:RISKHUB_ACTOR:-riskhub-cli}",
      description = "the actor of snapshots in files that name none, as for push")
  String actor;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      defaultValue = "${env:RISKHUB_STAGE:-backtest}",
      description = "the stage of snapshots in files that name none, as for push")
  String stage;
}
