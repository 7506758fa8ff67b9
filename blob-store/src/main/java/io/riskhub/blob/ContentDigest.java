package io.riskhub.blob;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.Blake3;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The digest of some bytes together with the algorithm that made it, written {@code <algorithm>:<64
 * lower-case hex digits>}.
 *
 * @param algorithm how the digest was computed
 * @param hex the 256-bit digest, 64 lower-case hex digits
 */
public record ContentDigest(Algorithm algorithm, String hex) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern TEXT = Pattern.compile("([a-z0-9]+):([0-9a-f]{64})");

  /** The algorithms that the contract knows; both give 256 bits. */
  public enum Algorithm {
    BLAKE3 {
      @Override
      byte[] digest(byte[] bytes) {
        return Blake3.hash(bytes);
      }
    },
    SHA256 {
      @Override
      byte[] digest(byte[] bytes) {
        return DigestUtils.sha256(bytes);
      }
    };

    abstract byte[] digest(byte[] bytes);

    /** The name that stands before the colon, such as {@code blake3}. */
    public String prefix() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The algorithm of that name, or empty when the contract does not know it. */
    public static Optional<Algorithm> ofPrefix(String prefix) {
      return Arrays.stream(values()).filter(known -> known.prefix().equals(prefix)).findFirst();
    }
  }

  public ContentDigest {
    requireNonNull(algorithm, "algorithm");
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("a digest is 64 lower-case hex digits, not: " + hex);
    }
  }

  /** Computes the digest of {@code bytes}. */
  public static ContentDigest of(Algorithm algorithm, byte[] bytes) {
    return new ContentDigest(algorithm, Hex.encodeHexString(algorithm.digest(bytes)));
  }

  /**
   * Reads {@code <algorithm>:<hex>}; empty when the text has another shape or names no known
   * algorithm.
   */
  public static Optional<ContentDigest> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Algorithm.ofPrefix(matcher.group(1))
        .map(algorithm -> new ContentDigest(algorithm, matcher.group(2)));
  }

  /** The digest as it stands on the wire: {@code blake3:<hex>}. */
  @Override
  public String toString() {
    return algorithm.prefix() + ":" + hex;
  }
}
