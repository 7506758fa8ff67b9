package io.riskhub.contract.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Identifiers;
import io.riskhub.contract.IsoInstant;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.Violation;
import io.riskhub.contract.validation.SnapshotContract;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a message of the bus turns out to be. */
public sealed interface BusEvent {

  /**
   * It is no event, or one that lacks what its type needs; {@code reason} begins with "is" or so.
   */
  record Malformed(String reason) implements BusEvent {}

  /** It is of another type, known or not. */
  record Other(String type) implements BusEvent {}

  /**
   * An entry of a world's activation changed.
   *
   * @param source who says so
   * @param data what was changed; unchecked
   */
  record ActivationUpdated(String source, ObjectNode data) implements BusEvent {}

  /**
   * A snapshot was stored.
   *
   * @param snapshot the snapshot as announced, without what only the event has; unchecked
   */
  record SnapshotUpdated(ObjectNode snapshot) implements BusEvent {

    /** The world that it names, if that is a possible one. */
    public Optional<String> worldId() {
      return text(snapshot.path("world_id")).filter(id -> Identifiers.violation(id).isEmpty());
    }

    /** The version that it names, if that is a possible one. */
    public Optional<String> version() {
      return text(snapshot.path("version")).filter(id -> Identifiers.violation(id).isEmpty());
    }

    /** When it expires, if that can be told from it alone. */
    public Optional<Instant> expiresAt() {
      JsonNode ttl = snapshot.path("ttl_sec");
      long seconds =
          ttl.isMissingNode() ? ContractLimits.DEFAULT.ttlSecondsDefault() : ttl.asLong(-1);
      return seconds < 0 || seconds > ContractLimits.TTL_SECONDS_CEILING
          ? Optional.empty()
          : text(snapshot.path("created_at"))
              .flatMap(IsoInstant::parse)
              .map(created -> created.plusSeconds(seconds));
    }

    /** Who pushed it, as its provenance says. */
    public Optional<String> actor() {
      return text(snapshot.path("provenance").path("actor"));
    }

    /** The stage that it was pushed for, as its provenance says. */
    public Optional<String> stage() {
      return text(snapshot.path("provenance").path("stage"));
    }

    /**
     * What a push of it by its own actor and stage is told.
     *
     * @param contract what is asked of it; when it accepts, its defaults are filled in
     * @param receivedAt the reader's clock
     */
    public Verdict check(SnapshotContract contract, Instant receivedAt) {
      Optional<String> actor = actor();
      Optional<String> stage = stage();
      if (actor.isEmpty() || stage.isEmpty()) {
        return new Verdict.Invalid(
            List.of(
                new Violation(
                    actor.isEmpty() ? "provenance.actor" : "provenance.stage",
                    "is missing; a push sends it as a header, an event has it here")));
      }
      return contract.check(snapshot, new Submission(null, actor.get(), stage.get(), receivedAt));
    }

    private static Optional<String> text(JsonNode value) {
      return Optional.ofNullable(value.textValue()).filter(text -> !text.isBlank());
    }
  }
}
