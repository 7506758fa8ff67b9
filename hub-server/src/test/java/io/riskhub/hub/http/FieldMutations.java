package io.riskhub.hub.http;

import static io.riskhub.hub.http.OddJson.pick;
import static io.riskhub.hub.http.OddJson.raw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.ContentDigest;
import io.riskhub.contract.json.StableHash;
import java.util.List;
import java.util.SplittableRandom;

/** Changes to the fields that the contract knows, on both sides of its bounds. */
final class FieldMutations {

  private static final List<String> REF_FIELDS =
      List.of("covariance", "realized_returns", "stress");

  private FieldMutations() {}

  static void mutate(ObjectNode tree, SplittableRandom random) {
    switch (random.nextInt(12)) {
      case 0 -> tree.set("ttl_sec", raw(pick(FieldValues.TTLS, random)));
      case 1 -> tree.put("as_of", pick(FieldValues.TIMES, random));
      case 2 -> tree.put("created_at", pick(FieldValues.TIMES, random));
      case 3 -> tree.set("weights", raw(pick(FieldValues.WEIGHTS, random)));
      case 4 -> tree.set("covariance", raw(pick(FieldValues.COVARIANCES, random)));
      case 5 -> tree.set("realized_returns", raw(pick(FieldValues.RETURNS, random)));
      case 6 -> ref(tree, random);
      case 7 -> tree.set("provenance", raw(pick(FieldValues.PROVENANCES, random)));
      case 8 -> tree.put("version", pick(OddJson.TEXTS, random) + random.nextInt());
      case 9 -> tree.set("world_id", OddJson.junk(random));
      case 10 -> wrongHash(tree, random);
      default -> rightHash(tree, random);
    }
  }

  private static void ref(ObjectNode tree, SplittableRandom random) {
    String field = pick(REF_FIELDS, random);
    if (random.nextInt(4) > 0) {
      tree.remove(field);
    }
    tree.set(field + "_ref", raw(pick(FieldValues.REFS, random)));
  }

  private static void wrongHash(ObjectNode tree, SplittableRandom random) {
    String hex = "0123456789abcdef".repeat(4);
    tree.put(
        "hash",
        pick(List.of("blake3:" + hex, "sha256:" + hex, "md5:" + hex, hex, "blake3:", ""), random));
  }

  /** The hash that a careful producer sends, until something else changes. */
  private static void rightHash(ObjectNode tree, SplittableRandom random) {
    tree.put("ttl_sec", 1 + random.nextInt(86_400));
    tree.putObject("provenance").put("actor", "gateway").put("stage", "live");
    ContentDigest.Algorithm algorithm =
        random.nextBoolean() ? ContentDigest.Algorithm.BLAKE3 : ContentDigest.Algorithm.SHA256;
    tree.put("hash", StableHash.of(algorithm, tree).toString());
  }
}
