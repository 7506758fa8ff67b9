package io.riskhub.cli.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.hub.HubAnswer;
import io.riskhub.cli.hub.HubConnection;
import io.riskhub.cli.hub.HubPath;
import io.riskhub.cli.input.Entry;
import io.riskhub.cli.output.JsonText;
import io.riskhub.contract.Identifiers;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends single snapshots, exactly as they were written. */
final class Pusher {

  private final HubConnection hub;
  private final Map<String, String> headers;
  private final @Nullable String world;
  private final boolean dryRun;

  /**
   * @param world of every snapshot, or null to take each one's own
   */
  Pusher(HubConnection hub, Map<String, String> headers, @Nullable String world, boolean dryRun) {
    this.hub = hub;
    this.headers = headers;
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
    // A world in the body that differs from --world is for the hub to refuse.
    String addressed = world == null ? entry.body().path("world_id").textValue() : world;
    if (addressed == null) {
      return PushResult.unreadable(
          entry.location(), "world_id is missing or no string; write it, or give --world WORLD");
    }
    Optional<String> violation = Identifiers.violation(addressed);
    if (violation.isPresent()) {
      return PushResult.unreadable(entry.location(), "world_id " + violation.get());
    }
    HubPath path = HubPath.of("worlds", addressed, "snapshots").with("dry_run", dryRun);
    return result(entry, addressed, hub.post(path, entry.text(), headers));
  }

  private PushResult result(Entry.JsonObject entry, String addressed, HubAnswer answer) {
    Outcome outcome =
        switch (answer) {
          case HubAnswer.Ok ok -> accepted(ok);
          case HubAnswer.Conflict conflict -> Outcome.CONFLICT;
          case HubAnswer.Refused refused -> Outcome.REFUSED;
          case HubAnswer.NotAllowed notAllowed -> Outcome.NOT_ALLOWED;
          case HubAnswer.Unavailable unavailable -> Outcome.UNAVAILABLE;
          case HubAnswer.Faulty faulty -> Outcome.FAILED;
          case HubAnswer.NotFound notFound -> Outcome.NO_HUB;
          case HubAnswer.NotAHub notAHub -> Outcome.NO_HUB;
        };
    return new PushResult(
        entry.location(),
        addressed,
        text(entry.body().path("version")),
        outcome,
        answer instanceof HubAnswer.Ok ok ? text(JsonText.read(ok.body()).path("hash")) : null,
        answer.why().orElse(null));
  }

  private Outcome accepted(HubAnswer.Ok ok) {
    if (ok.outcome().filter("duplicate"::equalsIgnoreCase).isPresent()) {
      return Outcome.DUPLICATE;
    }
    return dryRun ? Outcome.WOULD_STORE : Outcome.STORED;
  }

  private static @Nullable String text(JsonNode field) {
    return field.textValue();
  }
}
