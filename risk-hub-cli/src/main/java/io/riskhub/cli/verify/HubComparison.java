package io.riskhub.cli.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import io.riskhub.blob.RefCheck;
import io.riskhub.cli.history.HubHistory;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.verify.report.Difference;
import io.riskhub.cli.verify.report.FirstDifference;
import io.riskhub.cli.verify.report.Outcome;
import io.riskhub.cli.verify.report.VerifyResult;
import io.riskhub.client.read.ReadOption;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.StableHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a snapshot in a file with what the hub has under its version. */
final class HubComparison {

  private static final List<String> CAN_BE_BLOBS =
      List.of("covariance", "realized_returns", "stress");

  private final HubHistory history;

  HubComparison(HubHistory history) {
    this.history = history;
  }

  /**
   * @param own what is known of the file's snapshot by itself
   */
  VerifyResult compare(Subject subject, VerifyResult own) {
    Optional<ObjectNode> stored = ask(subject);
    boolean isWrong = own.outcome().exitCode() == ExitCode.REFUSED;
    if (stored.isEmpty()) {
      return isWrong ? own : with(own, Outcome.NOT_FOUND, own.expected(), null);
    }
    String hash = stored.get().path("hash").asText();
    ObjectNode file = content(subject.body());
    Optional<Difference> difference =
        FirstDifference.between(inline(file, content(stored.get()), subject), file)
            .or(() -> wrongHash(stored.get()));
    if (isWrong) {
      return with(own, own.outcome(), own.expected(), difference.orElse(null));
    }
    return difference.isPresent()
        ? with(own, Outcome.DIFFERS, hash, difference.get())
        : with(own, Outcome.VERIFIED, hash, null);
  }

  private static VerifyResult with(
      VerifyResult own,
      Outcome outcome,
      @Nullable String expected,
      @Nullable Difference difference) {
    return new VerifyResult(
        own.source(),
        own.worldId(),
        own.version(),
        outcome,
        expected,
        own.found(),
        difference,
        own.blobs(),
        own.republished(),
        own.detail());
  }

  /**
   * What the hub has, with the fields inline that are so in the file: the hub may hold the ref of a
   * blob that the producer made of the very same field.
   */
  private ObjectNode inline(ObjectNode file, ObjectNode hubs, Subject subject) {
    Optional<ObjectNode> expanded = Optional.empty();
    for (String field : CAN_BE_BLOBS) {
      JsonNode inFile = file.get(field);
      JsonNode ref = hubs.get(field + "_ref");
      if (inFile != null && ref != null && !hubs.has(field)) {
        JsonNode inHub = inFile;
        if (!isBlobOf(inFile, ref.asText())) {
          expanded = expanded.or(() -> ask(subject, ReadOption.EXPAND));
          inHub = expanded.map(all -> all.get(field)).orElse(null);
        }
        if (inHub != null) {
          hubs.remove(field + "_ref");
          hubs.set(field, inHub);
        }
      }
    }
    return hubs;
  }

  /** Whether the ref's digest is that of the field as producers write it; nothing is fetched. */
  private static boolean isBlobOf(JsonNode field, String ref) {
    byte[] canonical = CanonicalJson.write(field).getBytes(StandardCharsets.US_ASCII);
    return BlobRef.parse(ref) instanceof RefCheck.Valid valid
        && valid.ref().digest().equals(ContentDigest.of(Algorithm.BLAKE3, canonical));
  }

  /** The same content under a hash that is not its own is not what was signed, either. */
  private static Optional<Difference> wrongHash(ObjectNode stored) {
    JsonNode claimed = stored.path("hash");
    Optional<ContentDigest> hash = ContentDigest.parse(claimed.asText());
    Algorithm algorithm = hash.map(ContentDigest::algorithm).orElse(Algorithm.BLAKE3);
    ContentDigest found = StableHash.of(algorithm, stored);
    return hash.filter(found::equals).isPresent()
        ? Optional.empty()
        : Optional.of(new Difference("hash", claimed.toString(), "\"" + found + "\""));
  }

  private static ObjectNode content(ObjectNode snapshot) {
    return snapshot.deepCopy().without(List.of("hash", "created_at"));
  }

  private Optional<ObjectNode> ask(Subject subject, ReadOption... options) {
    return history
        .version(subject.worldId(), subject.version(), options)
        .map(
            snapshot ->
                snapshot.tree() instanceof ObjectNode body
                    ? body
                    : new ObjectNode(JsonNodeFactory.instance));
  }
}
