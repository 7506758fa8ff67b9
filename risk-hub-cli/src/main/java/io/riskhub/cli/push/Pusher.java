package io.riskhub.cli.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.failure.HubTrouble;
import io.riskhub.cli.failure.Problem;
import io.riskhub.cli.input.Entry;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.client.PublishResult;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.fault.BlobTroubleException;
import io.riskhub.client.fault.HubFaultException;
import io.riskhub.client.fault.HubUnavailableException;
import io.riskhub.client.fault.InterruptedCallException;
import io.riskhub.client.fault.NotAllowedException;
import io.riskhub.client.fault.NotTrustedException;
import io.riskhub.client.fault.QuestionRefusedException;
import io.riskhub.client.fault.RiskHubException;
import io.riskhub.client.fault.UnexpectedAnswerException;
import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.contract.Identifiers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends single snapshots, exactly as they were written. */
final class Pusher {

  private final RiskHubClient hub;
  private final @Nullable String world;
  private final boolean dryRun;

  /**
   * @param world of every snapshot, or null to take each one's own
   */
  Pusher(RiskHubClient hub, @Nullable String world, boolean dryRun) {
    this.hub = hub;
    this.world = world;
    this.dryRun = dryRun;
  }

  PushResult push(Entry entry) {
    return switch (entry) {
      case Entry.Broken broken -> PushResult.unreadable(broken.location(), broken.reason());
      case Entry.JsonObject readable -> push(readable);
    };
  }

  private PushResult push(Entry.JsonObject entry) {
    // A world in the body that differs from --world is refused with every other violation.
    String addressed = world == null ? entry.body().path("world_id").textValue() : world;
    if (addressed == null) {
      return PushResult.unreadable(
          entry.location(), "world_id is missing or no string; write it, or give --world WORLD");
    }
    Optional<String> violation = Identifiers.violation(addressed);
    if (violation.isPresent()) {
      return PushResult.unreadable(entry.location(), "world_id " + violation.get());
    }
    try {
      PublishResult result =
          dryRun ? hub.dryRun(addressed, entry.text()) : hub.publish(addressed, entry.text());
      return result(entry, addressed, result);
    } catch (RiskHubException e) {
      return refused(entry, addressed, outcome(e), HubTrouble.problem(e));
    }
  }

  private PushResult result(Entry.JsonObject entry, String addressed, PublishResult result) {
    return switch (result) {
      case PublishResult.Stored stored ->
          accepted(
              entry, addressed, dryRun ? Outcome.WOULD_STORE : Outcome.STORED, stored.snapshot());
      case PublishResult.Duplicate duplicate ->
          accepted(entry, addressed, Outcome.DUPLICATE, duplicate.snapshot());
      case PublishResult.Conflict conflict ->
          refused(entry, addressed, Outcome.CONFLICT, Problem.of(conflict.problem()));
      case PublishResult.Refused refused ->
          refused(entry, addressed, Outcome.REFUSED, Problem.of(refused.problem()));
    };
  }

  private static Outcome outcome(RiskHubException e) {
    return switch (e) {
      case HubUnavailableException unavailable -> Outcome.UNAVAILABLE;
      case NotAllowedException notAllowed -> Outcome.NOT_ALLOWED;
      case NotTrustedException notTrusted ->
          HubTrouble.exitCode(notTrusted) == ExitCode.NOT_ALLOWED
              ? Outcome.NOT_ALLOWED
              : Outcome.UNAVAILABLE;
      case UnexpectedAnswerException unexpected -> Outcome.NO_HUB;
      case HubFaultException fault -> Outcome.FAILED;
      case BlobTroubleException blob ->
          HubTrouble.exitCode(blob) == ExitCode.UNAVAILABLE ? Outcome.UNAVAILABLE : Outcome.FAILED;
      case QuestionRefusedException refused -> Outcome.REFUSED;
      case InterruptedCallException interrupted -> throw interrupted;
    };
  }

  private static PushResult accepted(
      Entry.JsonObject entry, String addressed, Outcome outcome, StoredSnapshot snapshot) {
    return new PushResult(
        entry.location(), addressed, version(entry), outcome, snapshot.hash().toString(), null);
  }

  private static PushResult refused(
      Entry.JsonObject entry, String addressed, Outcome outcome, Problem problem) {
    return new PushResult(entry.location(), addressed, version(entry), outcome, null, problem);
  }

  private static @Nullable String version(Entry.JsonObject entry) {
    JsonNode version = entry.body().path("version");
    return version.textValue();
  }
}
