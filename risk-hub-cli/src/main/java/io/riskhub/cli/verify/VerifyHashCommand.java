package io.riskhub.cli.verify;

import io.riskhub.blob.BlobStore;
import io.riskhub.cli.history.HubHistory;
import io.riskhub.cli.input.Source;
import io.riskhub.cli.options.HubOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.StoreOptions;
import io.riskhub.cli.progress.Progress;
import io.riskhub.cli.verify.audit.AuditOptions;
import io.riskhub.cli.verify.repair.Places;
import io.riskhub.cli.verify.repair.Repair;
import io.riskhub.cli.verify.report.VerifyReport;
import io.riskhub.cli.verify.report.VerifyTally;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.RiskHubClientBuilder;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code riskhub verify-hash}. */
@Command(
    name = "verify-hash",
    header = "Prove that snapshots, blobs or the audit are what was written.",
    description =
        "The hash of each snapshot is computed anew from its content and compared with the one"
            + " that it carries: of snapshots in files, or of what a hub has. What differs is shown as"
            + " a table. With --audit it is the files of a hub's audit that are proved, each line by the"
            + " hash that the next one names; nothing but the files is needed for it.",
    footer = {
      "riskhub verify-hash snapshot.json                # the hash in the file",
      "riskhub verify-hash snapshot.json --against-hub  # the hub's against it",
      "riskhub verify-hash --world us-tech --deep       # the newest, with blobs",
      "riskhub verify-hash --all --deep                 # all that the hub has",
      "riskhub verify-hash --world us-tech --version v7 --repair --source /backup",
      "riskhub verify-hash --world us-tech --repair --republish",
      "riskhub verify-hash --audit /var/lib/riskhub/audit/*.jsonl"
    })
public final class VerifyHashCommand implements Callable<Integer> {

  @Mixin private WhatOptions what;
  @Mixin private HowOptions how;
  @Mixin private AuditOptions audit;
  @Mixin private StoreOptions storeOptions;
  @Mixin private HubOptions hubOptions;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    if (audit.isWanted()) {
      how.checkForAudit();
      return audit.prove(what.auditFiles(), output).number();
    }
    what.check();
    how.check(what);
    List<Source> sources = what.sources();
    try (RiskHubClient hub = client();
        BlobStore store = how.isDeep() ? storeOptions.open() : null;
        Repair repair = store == null ? null : how.repair(new Places(storeOptions), store);
        Progress progress =
            Progress.of("verify", output, what.isFiles() ? Source.totalSize(sources) : -1)) {
      HubHistory history = new HubHistory(hub);
      Verifier verifier =
          new Verifier(
              how.isAgainstHub() ? new HubComparison(history) : null,
              store == null ? null : new BlobProof(store, Clock.systemUTC(), repair),
              how.isRepublish() ? hub : null);
      VerifyRun run = new VerifyRun(verifier, VerifyReport.in(output), progress);
      if (what.isFiles()) {
        run.files(sources, what.subjects());
      } else {
        what.run(run, history, hubOptions.baseUrl());
      }
      VerifyTally tally = run.end();
      advise(tally);
      return tally.exitCode().number();
    }
  }

  private void advise(VerifyTally tally) {
    if (tally.hasForeign()) {
      output.remark(StoreOptions.IS_IT_THE_HUBS);
    }
    if (tally.hasDamage() && !how.isRepair()) {
      output.remark("--repair --source PLACE puts blobs back, from wherever there are copies");
    }
  }

  private RiskHubClient client() {
    RiskHubClientBuilder client = hubOptions.client(output);
    return (how.isRepublish() ? what.publishAs(client) : client).build();
  }
}
