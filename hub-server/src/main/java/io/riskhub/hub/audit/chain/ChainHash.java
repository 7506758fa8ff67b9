package io.riskhub.hub.audit.chain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.jspecify.annotations.Nullable;

/** How the lines of a chain are hashed: by everybody, or by those alone who have its key. */
public final class ChainHash {

  /** Fewer bytes could be tried one after the other. */
  public static final int SHORTEST_KEY = 16;

  private static final String PLAIN = "sha256:";
  private static final String KEYED = "hmac-sha256:";

  private final byte @Nullable [] key;

  private ChainHash(byte @Nullable [] key) {
    this.key = key;
  }

  /** SHA-256, which whoever can write the files can compute as well. */
  public static ChainHash plain() {
    return new ChainHash(null);
  }

  /** HMAC-SHA-256. */
  public static ChainHash keyed(byte[] key) {
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "a key of an audit has at least " + SHORTEST_KEY + " bytes");
    }
    return new ChainHash(key.clone());
  }

  /**
   * The kind that goes with a file of a key, whose last line end does not count; without a file the
   * plain one.
   *
   * @throws IOException when the file cannot be read, or its key is too short
   */
  public static ChainHash of(Optional<Path> keyFile) throws IOException {
    if (keyFile.isEmpty()) {
      return plain();
    }
    byte[] key = Files.readAllBytes(keyFile.get());
    int length = key.length;
    while (length > 0 && (key[length - 1] == '\n' || key[length - 1] == '\r')) {
      length--;
    }
    if (length < SHORTEST_KEY) {
      throw new IOException(
          "%s holds %d bytes, and a key has at least %d"
              .formatted(keyFile.get(), length, SHORTEST_KEY));
    }
    return keyed(Arrays.copyOf(key, length));
  }

  /** The hash of a canonical line, with the name of its kind as prefix. */
  String of(String canonical) {
    byte[] bytes = canonical.getBytes(StandardCharsets.US_ASCII);
    return key == null
        ? PLAIN + DigestUtils.sha256Hex(bytes)
        : KEYED + new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmacHex(bytes);
  }

  /** What the first line of a chain names as the line before it. */
  String none() {
    return (key == null ? PLAIN : KEYED) + "0".repeat(64);
  }

  /** Whether only who has the key can make hashes. */
  public boolean isKeyed() {
    return key != null;
  }

  /** Whether {@code hash} looks like one of this kind. */
  public boolean isOfThisKind(String hash) {
    return hash.startsWith(key == null ? PLAIN : KEYED);
  }
}
