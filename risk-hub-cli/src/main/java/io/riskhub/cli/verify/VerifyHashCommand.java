package io.riskhub.cli.verify;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.cli.history.HubHistory;
import io.riskhub.cli.input.Source;
import io.riskhub.cli.options.HubOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.StoreOptions;
import io.riskhub.cli.progress.Progress;
import io.riskhub.cli.verify.repair.Places;
import io.riskhub.cli.verify.repair.Repair;
import io.riskhub.cli.verify.report.BlobFinding;
import io.riskhub.cli.verify.report.BlobState;
import io.riskhub.cli.verify.report.VerifyReport;
import io.riskhub.client.RiskHubClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code riskhub verify-hash}. */
@Command(
    name = "verify-hash",
    description = {
      "Prove that snapshots, and the blobs that they name, are what was signed.",
      "The hash of each snapshot is computed anew from its content and compared with the one that it"
          + " carries: of snapshots in files, or of what a hub has. What differs is shown as a table.",
      "",
      "Examples:",
      "  riskhub verify-hash snapshot.json                    the hash in the file",
      "  riskhub verify-hash snapshot.json --against-hub      and what the hub has instead",
      "  riskhub verify-hash --world us-tech --deep           the hub's newest, with its blobs",
      "  riskhub verify-hash --all --deep                     all that the hub has",
      "  riskhub verify-hash --world us-tech --version v7 --repair --source /backup/blobs",
      ""
    })
public final class VerifyHashCommand implements Callable<Integer> {

  @Mixin private WhatOptions what;
  @Mixin private HowOptions how;
  @Mixin private AssumedOptions assumed;
  @Mixin private StoreOptions storeOptions;
  @Mixin private HubOptions hubOptions;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    what.check();
    how.check(what.isFiles());
    List<Source> sources = what.sources();
    try (RiskHubClient hub = hubOptions.client(output).build();
        BlobStore store = how.isDeep() ? storeOptions.open() : null;
        Repair repair = store == null ? null : how.repair(new Places(storeOptions), store);
        Progress progress =
            Progress.of("verify", output, what.isFiles() ? Source.totalSize(sources) : -1)) {
      HubHistory history = new HubHistory(hub);
      Verifier verifier =
          new Verifier(
              how.isAgainstHub() ? new HubComparison(history) : null,
              store == null
                  ? null
                  : new BlobProof(store, Clock.systemUTC(), mender(store, repair)));
      VerifyRun run = new VerifyRun(verifier, VerifyReport.in(output), progress);
      if (what.isFiles()) {
        run.files(sources, new Subjects(what.world(), assumed.actor, assumed.stage));
      } else {
        what.run(run, history, hubOptions.baseUrl());
      }
      return run.end().exitCode().number();
    }
  }

  private static BlobProof.@Nullable Mender mender(BlobStore store, @Nullable Repair repair) {
    return repair == null ? null : (damage, ref, ttl) -> mend(repair, store, damage, ref, ttl);
  }

  private static BlobFinding mend(
      Repair repair, BlobStore store, BlobFinding damage, BlobRef ref, int ttlSeconds) {
    return switch (repair.run(ref, Duration.ofSeconds(Math.max(1, ttlSeconds)))) {
      case Repair.Result.Failed failed ->
          new BlobFinding(
              damage.field(),
              damage.ref(),
              damage.state(),
              damage.detail() + "; not repaired: " + failed.detail());
      case Repair.Result.Repaired repaired -> {
        BlobFinding now = BlobProof.read(store, damage.field(), ref);
        yield now.state() == BlobState.VERIFIED
            ? new BlobFinding(
                damage.field(),
                damage.ref(),
                BlobState.REPAIRED,
                damage.detail() + "; repaired: " + repaired.detail())
            : now;
      }
    };
  }
}
