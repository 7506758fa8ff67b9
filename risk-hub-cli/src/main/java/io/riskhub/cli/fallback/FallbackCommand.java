package io.riskhub.cli.fallback;

import io.riskhub.cli.options.HubOptions;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.StoreOptions;
import io.riskhub.cli.options.value.IdentifierConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.read.Freshness;
import io.riskhub.client.read.LatestOrFallback.Conservative;
import io.riskhub.client.read.SnapshotFilter;
import io.riskhub.risk.ConservativeFallback;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskhub fallback}: publishes the last known snapshot with a conservative covariance. */
@Command(
    name = "fallback",
    header = "Publish a world's newest snapshot again, with a conservative covariance.",
    description = {
      "This is for while its producer is silent: every correlation becomes at least rho, every"
          + " sigma larger. Weights, as_of and stage stay, so that whatever its producer sends next"
          + " takes its place.",
      "",
      "A large covariance is put into the blob store, which must be the hub's (--config, or"
          + " --blob-…)."
    },
    footer = {
      "riskhub fallback us-tech --stage live --dry-run",
      "riskhub fallback us-tech --stage live --rho 0.7 --sigma-scale 2"
    })
public final class FallbackCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "WORLD",
      converter = IdentifierConverter.class,
      description = "the world's id")
  private String world;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      defaultValue = "${env:RISKHUB_STAGE}",
      description = "of the newest snapshot of this stage (RISKHUB_STAGE; default: of any)")
  private @Nullable String stage;

  @Option(
      names = "--actor",
      paramLabel = "NAME",
      defaultValue = "${env:RISKHUB_ACTOR:-riskhub-cli}",
      description = "who writes (RISKHUB_ACTOR, default: riskhub-cli)")
  private String actor;

  @Option(names = "--dry-run", description = "show the risk before and after, and store nothing")
  private boolean dryRun;

  @Option(
      names = "--force",
      description =
          "also where the newest is fresh or a fallback already, or where the risk comes out lower"
              + " or cannot be shown not to")
  private boolean force;

  @Mixin private RuleOptions rule;
  @Mixin private StoreOptions storeOptions;
  @Mixin private HubOptions hubOptions;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    ConservativeFallback conservative = rule.rule();
    Duration staleFrom = rule.staleFrom();
    try (RiskHubClient hub = hubOptions.client(output).build()) {
      Newest newest = Newest.find(hub, world, filter()).orElseThrow(this::nothing);
      Conservative fallback = fallback(hub, newest.origin().version(), conservative);
      Effect effect = Effect.of(fallback);
      @Nullable String objection =
          force ? null : newest.objection(staleFrom).or(effect::objection).orElse(null);
      if (objection == null && !dryRun) {
        new Publication(storeOptions, hubOptions, output, actor).send(fallback);
      }
      if (objection == null || dryRun) {
        String outcome = dryRun ? "dry_run" : "stored";
        FallbackReport report =
            FallbackReport.of(fallback, effect, conservative, outcome, objection);
        output.out().print(report.render(output.format()));
        remarkMissing(fallback);
      }
      if (objection != null) {
        throw new CommandFailure(
            ExitCode.REFUSED, objection, "--force publishes a fallback all the same");
      }
      if (!dryRun) {
        makeSure(hub, fallback, newest);
      }
      return ExitCode.DONE.number();
    }
  }

  private Conservative fallback(RiskHubClient hub, String version, ConservativeFallback how) {
    Conservative fallback = hub.fallbackOf(world, version, how).orElseThrow(this::nothing);
    if (fallback.covariance().strategies().isEmpty()) {
      throw new CommandFailure(
          ExitCode.REFUSED,
          "version %s of world %s has no covariance that could be made conservative"
              .formatted(version, world));
    }
    return fallback;
  }

  private void remarkMissing(Conservative fallback) {
    if (!fallback.risk().isComplete()) {
      output.remark(
          "the portfolio's risk cannot be worked out with it; these are missing: "
              + fallback.risk().missing());
    }
  }

  /** That readers get it: of the same instant, and made in the same second, either may be newer. */
  private void makeSure(RiskHubClient hub, Conservative fallback, Newest before) {
    String now = hub.freshness(world, filter()).map(Freshness::version).orElse("none");
    if (now.equals(before.snapshot().version())) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "readers still get version %s, which was made in the same second".formatted(now),
          "run this again");
    }
    if (!now.equals(fallback.draft().version())) {
      output.remark("readers get version %s already, which is newer".formatted(now));
    }
  }

  private SnapshotFilter filter() {
    Optional<String> wanted = Optional.ofNullable(stage).filter(name -> !name.isBlank());
    return new SnapshotFilter(wanted, Optional.empty());
  }

  private CommandFailure nothing() {
    return new CommandFailure(
        ExitCode.NOT_FOUND,
        "the hub at %s has no snapshot%s of world %s, not even an expired one: there is nothing to"
                .formatted(
                    hubOptions.baseUrl(),
                    filter().stage().map(name -> " of stage " + name).orElse(""),
                    world)
            + " fall back on",
        "the worlds that it knows: riskhub worlds");
  }
}
