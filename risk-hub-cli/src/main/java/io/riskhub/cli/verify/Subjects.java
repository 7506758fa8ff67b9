package io.riskhub.cli.verify;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.cli.history.KeptSnapshot;
import io.riskhub.cli.input.Entry;
import io.riskhub.cli.verify.report.Outcome;
import io.riskhub.cli.verify.report.VerifyResult;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Refusals;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.contract.validation.SnapshotContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes subjects of what files hold and hubs send. */
final class Subjects {

  /** An old file, or one of tomorrow, has a hash all the same: no time is too late. */
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private static final SnapshotContract CONTRACT =
      new SnapshotContract(
          new ContractLimits(
              ContractLimits.DEFAULT.ttlSecondsDefault(),
              ContractLimits.TTL_SECONDS_CEILING,
              Duration.ofDays(1)));

  private final @Nullable String world;
  private final String actor;
  private final String stage;

  /**
   * @param world of snapshots in files that name none
   * @param actor of snapshots in files that name none
   * @param stage of snapshots in files that name none
   */
  Subjects(@Nullable String world, String actor, String stage) {
    this.world = world;
    this.actor = actor;
    this.stage = stage;
  }

  /** A subject, or why there is none. */
  sealed interface Made {
    record Hashable(Subject subject) implements Made {}

    record Unreadable(VerifyResult result) implements Made {}
  }

  /** What stands in a file, as a hub would take it: with the contract's defaults. */
  Made of(Entry entry) {
    return switch (entry) {
      case Entry.Broken broken ->
          new Made.Unreadable(
              VerifyResult.without(
                  Outcome.UNREADABLE,
                  broken.location(),
                  null,
                  null,
                  broken.location() + " " + broken.reason()));
      case Entry.JsonObject object -> ofFile(object);
    };
  }

  private Made ofFile(Entry.JsonObject entry) {
    ObjectNode body = (ObjectNode) entry.body();
    JsonNode hash = body.remove("hash");
    // No part of the content, and a snapshot need not be alive to have a hash.
    JsonNode createdAt = body.remove("created_at");
    JsonNode provenance = body.path("provenance");
    Submission submission =
        new Submission(
            world,
            provenance.path("actor").asText(actor),
            provenance.path("stage").asText(stage),
            END_OF_TIME);
    Verdict verdict = CONTRACT.check(body, submission);
    body.set("created_at", createdAt);
    String worldId = body.path("world_id").textValue();
    String version = body.path("version").textValue();
    String violation =
        verdict instanceof Verdict.Accepted
            ? null
            : entry.location() + " breaks the contract: " + Refusals.problem(verdict).detail();
    if (violation != null && (worldId == null || version == null)) {
      return new Made.Unreadable(
          VerifyResult.without(Outcome.INVALID, entry.location(), worldId, version, violation));
    }
    return new Made.Hashable(
        new Subject(
            entry.location(),
            requireNonNull(worldId),
            requireNonNull(version),
            body,
            hash == null ? null : hash.asText(),
            violation));
  }

  /**
   * What a hub sent is hashed as it stands. One that belongs elsewhere is in order by itself, and
   * proves nothing of the one that was asked for.
   *
   * @param world that it was asked for
   * @param version that it was asked for; null for any
   */
  static Made ofHub(KeptSnapshot snapshot, String world, @Nullable String version) {
    String sentWorld = snapshot.worldId().orElse(world);
    String sentVersion = snapshot.version().orElse(version);
    if (!sentWorld.equals(world) || (version != null && !version.equals(sentVersion))) {
      return new Made.Unreadable(
          VerifyResult.without(
              Outcome.MISPLACED,
              null,
              world,
              version,
              "the hub was asked for world %s%s, and sent world %s, version %s"
                  .formatted(
                      world,
                      version == null ? "" : ", version " + version,
                      sentWorld,
                      Objects.requireNonNullElse(sentVersion, "unknown"))));
    }
    return ofHub(snapshot.json(), world, sentVersion, snapshot.damage().orElse(null));
  }

  private static Made ofHub(
      String json, String world, @Nullable String version, @Nullable String damage) {
    try {
      if (version != null && StrictJson.parse(json) instanceof ObjectNode body) {
        JsonNode hash = body.remove("hash");
        return new Made.Hashable(
            new Subject(
                null,
                world,
                version,
                body,
                hash == null ? "" : hash.asText(),
                damage == null ? null : damaged(world, version, damage)));
      }
      return unreadableInHub(world, version, damage == null ? "is no object" : damage);
    } catch (MalformedJsonException e) {
      return unreadableInHub(world, version, e.reason());
    }
  }

  private static Made unreadableInHub(String world, @Nullable String version, String reason) {
    return new Made.Unreadable(
        VerifyResult.without(
            Outcome.UNREADABLE, null, world, version, damaged(world, version, reason)));
  }

  private static String damaged(String world, @Nullable String version, String reason) {
    return "what the hub sent as a snapshot of world %s%s %s"
        .formatted(world, version == null ? "" : ", version " + version + ",", reason);
  }
}
