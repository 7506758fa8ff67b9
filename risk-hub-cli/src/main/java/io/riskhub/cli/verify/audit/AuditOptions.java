package io.riskhub.cli.verify.audit;

import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.audit.chain.ChainHash;
import io.riskhub.hub.audit.proof.AuditProof;
import io.riskhub.hub.audit.proof.AuditProof.Witness;
import io.riskhub.hub.audit.proof.Finding;
import io.riskhub.hub.audit.proof.KeyMissingException;
import io.riskhub.hub.audit.proof.ProvedChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** That files are a hub's audit, and what is known of it. */
public final class AuditOptions {

  @Option(
      names = "--audit",
      description =
          "the files are those of a hub's audit, in any order: find lines that were removed, added,"
              + " changed or moved")
  private boolean audit;

  @Option(
      names = "--audit-key-file",
      paramLabel = "FILE",
      description = "the file with the audit's key, where the hub has one")
  private @Nullable Path keyFile;

  @Option(
      names = "--audit-head",
      paramLabel = "SEQ:HASH",
      description =
          "a line that must be among them, as the hub's log names the last one when it starts, stops"
              + " or begins a file")
  private @Nullable String head;

  /** Whether it is the audit that is to be proved; refuses what goes with nothing else. */
  public boolean isWanted() {
    if (!audit && (keyFile != null || head != null)) {
      throw new CommandFailure(ExitCode.USAGE, "--audit-key-file and --audit-head are for --audit");
    }
    return audit;
  }

  /** Proves files. */
  public ExitCode prove(List<Path> files, OutputOptions output) {
    List<Finding> findings = new ArrayList<>();
    try {
      List<ProvedChain> chains = AuditProof.of(files, hash(), witness(), findings::add);
      AuditReport report = new AuditReport(chains, findings);
      report.print(output.out(), output.format());
      return report.isProved() ? ExitCode.DONE : ExitCode.REFUSED;
    } catch (KeyMissingException e) {
      throw new CommandFailure(
          ExitCode.USAGE, e.getMessage() + "; name the file of the key with --audit-key-file", e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "a file of the audit cannot be read (%s)".formatted(e.getMessage()), e);
    }
  }

  private ChainHash hash() {
    try {
      return ChainHash.of(Optional.ofNullable(keyFile));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "--audit-key-file cannot be used (%s)".formatted(e.getMessage()), e);
    }
  }

  private Optional<Witness> witness() {
    if (head == null) {
      return Optional.empty();
    }
    int colon = head.indexOf(':');
    try {
      return Optional.of(
          new Witness(Long.parseLong(head.substring(0, colon)), head.substring(colon + 1)));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--audit-head must be a number, a colon and a hash, such as 1204:sha256:9f86…, and is "
              + head,
          e);
    }
  }
}
