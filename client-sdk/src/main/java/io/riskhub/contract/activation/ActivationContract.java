package io.riskhub.contract.activation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.Identifiers;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.Violation;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.contract.validation.Violations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The check that every change of an entry passes, whichever way it comes. */
public final class ActivationContract {

  private static final String WORLD_ID = "world_id";

  private static final Set<String> FIELDS =
      Set.of(
          WORLD_ID,
          "strategy_id",
          "side",
          "active",
          "weight",
          "freeze",
          "drain",
          "effective_mode",
          "run_id",
          "ts");

  private final Duration maxClockSkew;

  /**
   * @param maxClockSkew how far ahead of the receiver's clock {@code ts} may be
   */
  public ActivationContract(Duration maxClockSkew) {
    this.maxClockSkew = maxClockSkew;
  }

  /** What a check can say. */
  public sealed interface Result<T> {

    /** It keeps the contract. */
    record Accepted<T>(T value) implements Result<T> {}

    /** It does not, as {@code verdict} says, which is not an acceptance. */
    record Refused<T>(Verdict verdict) implements Result<T> {}
  }

  /**
   * Checks the body of a request. A field that is not known is refused: a mistyped {@code weight}
   * would change the portfolio.
   */
  public Result<ActivationUpdate> request(byte[] body, String worldId, Instant now) {
    JsonNode root;
    try {
      root = StrictJson.parse(body);
    } catch (MalformedJsonException e) {
      return new Result.Refused<>(new Verdict.Malformed(e.reason()));
    }
    if (!(root instanceof ObjectNode json)) {
      return new Result.Refused<>(invalid("the body", root));
    }
    JsonNode inBody = json.path(WORLD_ID);
    if (inBody.isTextual() && !inBody.textValue().equals(worldId)) {
      return new Result.Refused<>(
          new Verdict.WorldMismatch(worldId, Violations.cut(inBody.textValue())));
    }
    Violations violations = new Violations();
    if (json.hasNonNull(WORLD_ID) && !inBody.isTextual()) {
      violations.add(
          WORLD_ID, "is " + Violations.show(inBody) + "; send a string, or leave it out");
    }
    json.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                violations.add(Violations.path(field), unknown(field));
              }
            });
    ActivationUpdate update = new ActivationCheck(json, violations).update(now, maxClockSkew);
    return result(update, violations);
  }

  /** Checks the data of an event. Others may tell more in theirs than this hub knows. */
  public Result<ActivationUpdated> event(ObjectNode data, Instant now) {
    Violations violations = new Violations();
    ActivationCheck check = new ActivationCheck(data, violations);
    String worldId = check.name(WORLD_ID);
    Identifiers.violation(worldId)
        .filter(message -> check.isPresent(WORLD_ID))
        .ifPresent(message -> violations.add(WORLD_ID, message));
    ActivationUpdate update = check.update(now, maxClockSkew);
    if (!check.isPresent("ts")) {
      violations.add("ts", "is missing");
    }
    JsonNode etag = data.path("etag");
    Optional<ActivationTag> tag =
        ActivationTag.parse(etag.asText(), worldId, update.strategyId(), update.side());
    if (tag.filter(found -> found.number() <= ActivationTag.MOST).isEmpty()) {
      violations.add(
          "etag",
          etag.isTextual()
              ? "is %s; send act:<world>:<strategy>:<side>:<number of the change, at most %d>"
                  .formatted(Violations.show(etag), ActivationTag.MOST)
              : "is missing");
    }
    return violations.isEmpty()
        ? new Result.Accepted<>(new ActivationUpdated(worldId, update, tag.orElseThrow()))
        : new Result.Refused<>(new Verdict.Invalid(violations.list()));
  }

  /** The world that an event's data name, if that is a possible one. */
  public static Optional<String> worldId(ObjectNode data) {
    return Optional.ofNullable(data.path(WORLD_ID).textValue())
        .filter(id -> Identifiers.violation(id).isEmpty());
  }

  private static String unknown(String field) {
    return field.equals("etag")
        ? "is no field of a change; send it as the header If-Match"
        : "is not known; the fields are " + String.join(", ", FIELDS.stream().sorted().toList());
  }

  private static Verdict invalid(String what, JsonNode root) {
    return new Verdict.Invalid(
        List.of(new Violation(what, "is " + Violations.show(root) + "; send a JSON object")));
  }

  private static <T> Result<T> result(T value, Violations violations) {
    return violations.isEmpty()
        ? new Result.Accepted<>(value)
        : new Result.Refused<>(new Verdict.Invalid(violations.list()));
  }
}
