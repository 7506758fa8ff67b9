package io.riskhub.client.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import io.riskhub.client.offload.Offload;
import io.riskhub.contract.Refusals;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StableHash;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.contract.validation.SnapshotContract;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Validates a snapshot, offloads what is large, and hashes what is left. A snapshot of which
 * nothing is large stays the very text that was given. The same snapshot gives the same bytes each
 * time.
 */
public final class Preparation {

  private final SnapshotContract contract;
  private final @Nullable Offload offload;
  private final String actor;
  private final String stage;
  private final Clock clock;

  /**
   * @param offload where large fields go; null leaves them where they are
   */
  public Preparation(
      SnapshotContract contract,
      @Nullable Offload offload,
      String actor,
      String stage,
      Clock clock) {
    this.contract = contract;
    this.offload = offload;
    this.actor = actor;
    this.stage = stage;
    this.clock = clock;
  }

  /**
   * Makes a snapshot ready to be sent.
   *
   * @param world where it is addressed to, or null for the world that it names
   * @param json the snapshot, of any length
   * @param onPut hears of each blob that is written: its field, and its length in bytes
   */
  public Prepared prepare(@Nullable String world, String json, ObjLongConsumer<String> onPut) {
    JsonNode root;
    try {
      root = StrictJson.parse(json);
    } catch (MalformedJsonException e) {
      return refused(new Verdict.Malformed(e.reason()));
    }
    boolean dated = root.has("created_at");
    Verdict verdict = contract.check(root, new Submission(world, actor, stage, clock.instant()));
    if (!(verdict instanceof Verdict.Accepted accepted)) {
      return refused(verdict);
    }
    String worldId = accepted.snapshot().key().worldId();
    if (offload == null || !(root instanceof ObjectNode snapshot) || !offload.isDue(snapshot)) {
      return new Prepared.Ready(worldId, json);
    }
    if (!dated) {
      // The hub's clock decides, as for every other snapshot.
      snapshot.remove("created_at");
    }
    return new Prepared.Ready(worldId, offloaded(offload, snapshot, accepted.snapshot(), onPut));
  }

  private static String offloaded(
      Offload offload, ObjectNode snapshot, Snapshot checked, ObjLongConsumer<String> onPut) {
    Duration ttl = Duration.between(checked.createdAt(), checked.expiresAt());
    offload.apply(snapshot, checked.key(), ttl, onPut);
    // What the producer hashed still held the fields; what is stored holds their refs.
    Algorithm algorithm =
        Optional.ofNullable(snapshot.path("hash").textValue())
            .flatMap(ContentDigest::parse)
            .map(ContentDigest::algorithm)
            .orElse(Algorithm.BLAKE3);
    snapshot.put("hash", StableHash.of(algorithm, snapshot).toString());
    return CanonicalJson.write(snapshot);
  }

  private static Prepared refused(Verdict verdict) {
    return new Prepared.Refused(Refusals.problem(verdict));
  }
}
