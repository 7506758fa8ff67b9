package io.riskhub.contract.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The stable hash of a snapshot: a digest of its canonical JSON without the fields that do not
 * belong to its content. Producers in other languages compute the same.
 */
public final class StableHash {

  private static final List<String> NOT_CONTENT = List.of("hash", "created_at");

  private StableHash() {}

  /**
   * The canonical text that is hashed: all of {@code snapshot} but {@code hash} and {@code
   * created_at}.
   */
  public static String content(ObjectNode snapshot) {
    // A shallow copy: only the top level loses fields.
    ObjectNode content = snapshot.objectNode();
    content.setAll(snapshot);
    content.remove(NOT_CONTENT);
    return CanonicalJson.write(content);
  }

  /**
   * The digest of {@code snapshot}'s content.
   *
   * @param snapshot the snapshot with the contract's defaults filled in
   * @throws IllegalArgumentException when a number in it is not finite
   */
  public static ContentDigest of(Algorithm algorithm, ObjectNode snapshot) {
    return ofContent(algorithm, content(snapshot));
  }

  /** The digest of a canonical text that {@link #content} gave. */
  public static ContentDigest ofContent(Algorithm algorithm, String content) {
    return ContentDigest.of(algorithm, content.getBytes(StandardCharsets.US_ASCII));
  }
}
