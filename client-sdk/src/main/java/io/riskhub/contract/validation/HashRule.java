package io.riskhub.contract.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import io.riskhub.contract.json.StableHash;
import java.util.Optional;

/** {@code hash}: when a producer sends one, it must be a known digest of the snapshot's content. */
final class HashRule {

  private static final String FIELD = "hash";

  private HashRule() {}

  /** The digest that the producer claims, when its form is right. */
  static Optional<ContentDigest> parse(JsonNode value, Violations violations) {
    if (!value.isTextual()) {
      violations.add(
          FIELD, "is " + Violations.show(value) + "; send \"blake3:<hex>\" or leave it out");
      return Optional.empty();
    }
    String text = value.textValue();
    Optional<ContentDigest> digest = ContentDigest.parse(text);
    if (digest.isEmpty()) {
      String prefix = text.substring(0, Math.max(text.indexOf(':'), 0));
      violations.add(
          FIELD,
          prefix.isEmpty() || Algorithm.ofPrefix(prefix).isPresent()
              ? "is "
                  + Violations.show(value)
                  + "; send \"blake3:\" or \"sha256:\" and 64 lower-case hex digits"
              : "uses the unknown algorithm \""
                  + Violations.cut(prefix)
                  + "\"; use \"blake3\" or \"sha256\"");
    }
    return digest;
  }

  /** Compares the claim with the digest of the canonical text. */
  static void compare(ContentDigest claimed, String content, Violations violations) {
    ContentDigest computed = StableHash.ofContent(claimed.algorithm(), content);
    if (!claimed.equals(computed)) {
      violations.add(
          FIELD,
          "is "
              + claimed
              + ", but the content hashes to "
              + computed
              + "; hash the snapshot after its defaults are filled in, or leave the hash out");
    }
  }
}
