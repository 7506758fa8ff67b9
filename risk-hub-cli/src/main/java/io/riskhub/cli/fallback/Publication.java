package io.riskhub.cli.fallback;

import io.riskhub.blob.BlobStore;
import io.riskhub.cli.failure.Problem;
import io.riskhub.cli.failure.Refusal;
import io.riskhub.cli.options.HubOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.StoreOptions;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.client.PublishResult;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.LatestOrFallback.Conservative;

/** Sends a fallback to the hub, and what is large of it to the blob store. */
record Publication(
    StoreOptions storeOptions, HubOptions hubOptions, OutputOptions output, String actor) {

  /** Returns when it is durable; under the stage of its source, whose readers wait for it. */
  void send(Conservative fallback) {
    try (BlobStore blobs = storeOptions.open();
        RiskHubClient hub = client(blobs, fallback.source().stage())) {
      switch (hub.publish(fallback.draft())) {
        case PublishResult.Stored stored -> {}
        case PublishResult.Duplicate duplicate -> {}
        case PublishResult.Conflict conflict -> throw refused(conflict.problem());
        case PublishResult.Refused refused -> throw refused(refused.problem());
      }
    }
  }

  private RiskHubClient client(BlobStore blobs, String stage) {
    int threshold = storeOptions.config().inlineThreshold();
    try {
      return hubOptions
          .client(output)
          .publishAs(actor, stage)
          .blobStore(blobs)
          .inlineCovThreshold(threshold)
          .build();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "--actor: " + e.getMessage(), e);
    }
  }

  private static Refusal refused(io.riskhub.contract.Problem problem) {
    boolean ref = problem.violations().stream().anyMatch(rule -> rule.field().endsWith("_ref"));
    return new Refusal(
        Problem.of(problem)
            .after("the hub refused the fallback: ", ref ? StoreOptions.IS_IT_THE_HUBS : null));
  }
}
