package io.riskhub.blob;

import io.riskhub.blob.ContentDigest.Algorithm;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A blob's name below its store's base, prefix or key prefix. World and version stand
 * percent-encoded, letters outside ASCII too, and are cut where they would make a part of more than
 * {@link #MAX_PART} characters. The digest keeps names apart, so a cut name still means one
 * content.
 *
 * @param world the world, encoded; safe as the name of a folder
 * @param version the version, encoded
 * @param field the snapshot's field that the blob stands for, such as {@code covariance}
 * @param digest the BLAKE3 digest of the blob's bytes
 */
public record BlobName(String world, String version, String field, ContentDigest digest) {

  /**
   * The longest folder or file name, in bytes. Common file systems take 255; servers and tools that
   * keep objects as files need some of them for their own temporary names.
   */
  public static final int MAX_PART = 200;

  private static final int MAX_FIELD = 40;
  private static final int AROUND_VERSION = "-.".length() + 64 + ".json".length();
  private static final String SUFFIX = ".json";
  private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]{0," + (MAX_FIELD - 1) + "}");
  private static final Pattern LEAF =
      Pattern.compile("(?<version>.+)-(?<field>" + FIELD + ")\\.(?<hex>[0-9a-f]{64})");

  public BlobName {
    if (!isPart(world) || !isPart(version) || !FIELD.matcher(field).matches()) {
      throw new IllegalArgumentException(
          "not the parts of a blob's name: %s, %s, %s".formatted(world, version, field));
    }
    if (digest.algorithm() != Algorithm.BLAKE3) {
      throw new IllegalArgumentException("blobs are named by their BLAKE3 digest, not: " + digest);
    }
  }

  /**
   * The name of the blobs for one field of one snapshot, but for their digest.
   *
   * @throws IllegalArgumentException when world, version or field cannot stand in a name; the
   *     contract lets no such snapshot come this far
   */
  public static Stem stem(String world, String version, String field) {
    if (!FIELD.matcher(field).matches()) {
      throw new IllegalArgumentException("not a field that can be a blob: " + Excerpt.of(field));
    }
    return new Stem(
        part("world", world, MAX_PART),
        part("version", version, MAX_PART - AROUND_VERSION - field.length()),
        field);
  }

  /** A name that lacks its digest; see {@link #stem}. */
  public record Stem(String world, String version, String field) {

    public BlobName with(ContentDigest digest) {
      return new BlobName(world, version, field, digest);
    }
  }

  /** One of the longest names there are, for stores to try whether it fits below their base. */
  public static BlobName longest() {
    return stem("w".repeat(MAX_PART), "v".repeat(MAX_PART), "stress")
        .with(new ContentDigest(Algorithm.BLAKE3, "0".repeat(64)));
  }

  /** Reads what {@link #path} writes, and nothing else. */
  public static Optional<BlobName> ofPath(String path) {
    int slash = path.indexOf('/');
    return slash < 0 || !path.endsWith(SUFFIX)
        ? Optional.empty()
        : read(
            path.substring(0, slash), path.substring(slash + 1, path.length() - SUFFIX.length()));
  }

  /** Reads what {@link #key} writes, and nothing else. */
  public static Optional<BlobName> ofKey(String key) {
    int colon = key.indexOf(':');
    return colon < 0 ? Optional.empty() : read(key.substring(0, colon), key.substring(colon + 1));
  }

  /**
   * How a world stands in the names of its blobs.
   *
   * @throws IllegalArgumentException when the contract allows no such world
   */
  public static String encodeWorld(String worldId) {
    return part("world", worldId, MAX_PART);
  }

  /** A world that makes this name: the snapshot's own, or its beginning where it was cut. */
  public String decodedWorld() {
    return PercentCode.decode(world).orElseThrow();
  }

  /** A version that makes this name: the snapshot's own, or its beginning where it was cut. */
  public String decodedVersion() {
    return PercentCode.decode(version).orElseThrow();
  }

  /** The name in a tree of files or objects: {@code <world>/<version>-<field>.<hex>.json}. */
  public String path() {
    return world + "/" + fileName();
  }

  /** The last part of {@link #path}. */
  public String fileName() {
    return leaf() + SUFFIX;
  }

  /** The name among keys: {@code <world>:<version>-<field>.<hex>}. */
  public String key() {
    return world + ":" + leaf();
  }

  private String leaf() {
    return version + "-" + field + "." + digest.hex();
  }

  private static Optional<BlobName> read(String world, String leaf) {
    Matcher matcher = LEAF.matcher(leaf);
    return isPart(world) && matcher.matches() && isPart(matcher.group("version"))
        ? Optional.of(
            new BlobName(
                world,
                matcher.group("version"),
                matcher.group("field"),
                new ContentDigest(Algorithm.BLAKE3, matcher.group("hex"))))
        : Optional.empty();
  }

  private static boolean isPart(String encoded) {
    return PercentCode.decode(encoded).filter(BlobName::isSafe).isPresent();
  }

  private static String part(String what, String text, int maxLength) {
    if (!isSafe(text)) {
      throw new IllegalArgumentException(
          "the %s %s cannot stand in a blob's name".formatted(what, Excerpt.of(text)));
    }
    return PercentCode.encode(text, maxLength);
  }

  /** What the contract asks of a world or version, but for the length. */
  private static boolean isSafe(String text) {
    return !text.isEmpty()
        && !text.equals(".")
        && !text.equals("..")
        && text.chars()
            .noneMatch(
                character ->
                    Character.isISOControl(character) || character == '/' || character == '\\');
  }
}
