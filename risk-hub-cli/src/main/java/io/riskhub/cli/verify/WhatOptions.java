package io.riskhub.cli.verify;

import io.riskhub.cli.history.HubHistory;
import io.riskhub.cli.input.Source;
import io.riskhub.cli.options.value.IdentifierConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.ShellWord;
import io.riskhub.client.RiskHubClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be verified: files, or a part of what a hub has. */
final class WhatOptions {

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "files of snapshots, as push reads them; - is standard input. With --audit, files of the"
              + " audit")
  private List<String> files = List.of();

  @Option(
      names = "--world",
      paramLabel = "WORLD",
      converter = IdentifierConverter.class,
      description =
          "verify the hub's newest snapshot of this world, expired or not; with files, the world of"
              + " those that name none")
  private @Nullable String world;

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      converter = IdentifierConverter.class,
      description = "verify this version of the world")
  private @Nullable String version;

  @Option(
      names = "--all",
      description = "verify every snapshot of the world, or of every world, expired ones included")
  private boolean all;

  @Option(
      names = "--actor",
      paramLabel = "NAME",
      defaultValue = "${env:RISKHUB_ACTOR:-riskhub-cli}",
      description =
          "the actor of snapshots in files that name none, as for push (RISKHUB_ACTOR; default:"
              + " riskhub-cli)")
  private String actor;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      defaultValue = "${env:RISKHUB_STAGE:-backtest}",
      description =
          "the stage of snapshots in files that name none, as for push (RISKHUB_STAGE; default:"
              + " backtest)")
  private String stage;

  /** Refuses what does not go together. */
  void check() {
    if (isFiles() && (version != null || all)) {
      throw wrong(
          "give files, or --version and --all, which choose among what the hub has; --against-hub"
              + " compares files with it");
    }
    if (version != null && (world == null || all)) {
      throw wrong("--version needs --world, and goes without --all");
    }
    if (!isFiles() && world == null && !all) {
      throw wrong("name files, or what the hub has: --world WORLD, or --all");
    }
  }

  /** The files of an audit. */
  List<Path> auditFiles() {
    if (!isFiles() || world != null || version != null || all) {
      throw wrong("--audit needs the files of the audit, and goes without --world and --all");
    }
    return sources().stream()
        .map(
            source -> {
              if (source.isStandardInput()) {
                throw wrong("the audit is proved from files, not from standard input");
              }
              return Path.of(source.name());
            })
        .distinct()
        .toList();
  }

  boolean isFiles() {
    return !files.isEmpty();
  }

  /** Whether it is one snapshot that the hub has. */
  boolean isOneOfHub() {
    return !isFiles() && !all;
  }

  /** The files; each can be read. */
  List<Source> sources() {
    return files.stream().map(Source::new).toList();
  }

  /** Makes what stands in files complete, as a push would. */
  Subjects subjects() {
    return new Subjects(world, actor, stage);
  }

  /** Who asks a hub to do something. */
  RiskHubClientBuilder publishAs(RiskHubClientBuilder client) {
    try {
      return client.publishAs(actor, stage);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Verifies what the hub has.
   *
   * @param baseUrl where it is, for people
   */
  void run(VerifyRun run, HubHistory history, String baseUrl) throws IOException {
    if (world == null) {
      run.everything(history);
      return;
    }
    boolean found =
        version != null
            ? run.one(history.version(world, version), world, version)
            : all ? run.all(history, world) : run.one(history.newest(world), world, null);
    if (!found) {
      throw unknown(world, baseUrl);
    }
  }

  private CommandFailure unknown(String inWorld, String baseUrl) {
    return new CommandFailure(
        ExitCode.NOT_FOUND,
        version == null
            ? "the hub at %s has no world %s".formatted(baseUrl, inWorld)
            : "the hub at %s has no version %s of world %s".formatted(baseUrl, version, inWorld),
        version == null
            ? "what it has: riskhub worlds"
            : "what it has: riskhub list %s --include-expired".formatted(ShellWord.quote(inWorld)));
  }

  private static CommandFailure wrong(String sentence) {
    return new CommandFailure(ExitCode.USAGE, sentence);
  }
}
