package io.riskhub.contract.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The stable hash of a snapshot: a digest of its canonical JSON without the fields that do not
 * belong to its content. Producers in other languages compute the same.
 */
public final class StableHash {

  private static final Set<String> NOT_CONTENT = Set.of("hash", "created_at");

  private StableHash() {}

  /** The canonical text that is hashed: all but {@code hash} and {@code created_at}. */
  public static String content(CanonicalFields snapshot) {
    return snapshot.write(NOT_CONTENT);
  }

  /**
   * The digest of {@code snapshot}'s content.
   *
   * @param snapshot the snapshot with the contract's defaults filled in
   * @throws IllegalArgumentException when a number in it is not finite
   */
  public static ContentDigest of(Algorithm algorithm, ObjectNode snapshot) {
    return ofContent(algorithm, content(new CanonicalFields(snapshot)));
  }

  /** The digest of a canonical text that {@link #content} gave. */
  public static ContentDigest ofContent(Algorithm algorithm, String content) {
    return ContentDigest.of(algorithm, content.getBytes(StandardCharsets.US_ASCII));
  }
}
