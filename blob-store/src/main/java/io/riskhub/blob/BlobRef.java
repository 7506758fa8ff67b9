package io.riskhub.blob;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one opaque string by which a snapshot names a blob, its shape checked: what it points to, if
 * anything, is for the {@link BlobStore} to say. Nothing in it is ever decoded: what follows {@code
 * file://} is a plain path, {@code s3://<bucket>/} a plain object key, {@code redis://} a plain
 * key.
 */
public final class BlobRef {

  /** The longest ref, in characters: the longest path that Linux takes. */
  public static final int MAX_LENGTH = 4_096;

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,20}):.*");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  private final Scheme scheme;
  private final String location;
  private final BlobName name;

  /** The kinds of store. */
  public enum Scheme {
    FILE,
    S3,
    REDIS;

    /** What a ref of this kind begins with, such as {@code file://}. */
    public String start() {
      return name().toLowerCase(Locale.ROOT) + "://";
    }
  }

  private BlobRef(Scheme scheme, String location, BlobName name) {
    this.scheme = scheme;
    this.location = location;
    this.name = name;
  }

  /** Reads any text, whoever sent it. */
  public static RefCheck parse(String text) {
    if (text.isEmpty()) {
      return new RefCheck.Refused("is empty");
    }
    if (text.length() > MAX_LENGTH) {
      return new RefCheck.Refused(
          "has %,d characters; at most %,d are allowed".formatted(text.length(), MAX_LENGTH));
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      return new RefCheck.Refused("holds a control character: " + Excerpt.of(text));
    }
    return Arrays.stream(Scheme.values())
        .filter(scheme -> text.startsWith(scheme.start()))
        .findFirst()
        .map(scheme -> parse(scheme, text.substring(scheme.start().length())))
        .orElseGet(() -> new RefCheck.Refused(unknownScheme(text)));
  }

  /**
   * A ref that a store made itself.
   *
   * @throws IllegalArgumentException when it has not the shape of one
   */
  public static BlobRef of(String text) {
    return switch (parse(text)) {
      case RefCheck.Valid valid -> valid.ref();
      case RefCheck.Refused refused ->
          throw new IllegalArgumentException("the ref " + refused.reason());
    };
  }

  public Scheme scheme() {
    return scheme;
  }

  /** All that follows the scheme: a path, bucket and object key, or key. */
  public String location() {
    return location;
  }

  /** The name in every store that keeps this blob for this snapshot. */
  public BlobName name() {
    return name;
  }

  /** The BLAKE3 digest that the blob's bytes must have. */
  public ContentDigest digest() {
    return name.digest();
  }

  /** The ref as it stands in a snapshot. */
  @Override
  public String toString() {
    return scheme.start() + location;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlobRef ref && ref.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  private static RefCheck parse(Scheme scheme, String location) {
    Optional<BlobName> name =
        switch (scheme) {
          case FILE ->
              location.startsWith("/") ? pathName(location.substring(1)) : Optional.empty();
          case S3 -> objectName(location);
          case REDIS -> keyName(location);
        };
    return name.<RefCheck>map(known -> new RefCheck.Valid(new BlobRef(scheme, location, known)))
        .orElseGet(
            () ->
                new RefCheck.Refused(
                    "has not the shape %s: %s"
                        .formatted(shape(scheme), Excerpt.of(scheme.start() + location))));
  }

  /** The name at the end of a path of which no part may lead elsewhere. */
  private static Optional<BlobName> pathName(String path) {
    List<String> parts = List.of(path.split("/", -1));
    boolean astray =
        parts.stream().anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    return astray || parts.size() < 2 || path.contains("\\")
        ? Optional.empty()
        : BlobName.ofPath(parts.get(parts.size() - 2) + "/" + parts.getLast());
  }

  private static Optional<BlobName> objectName(String location) {
    int slash = location.indexOf('/');
    return slash < 0 || !BUCKET.matcher(location.substring(0, slash)).matches()
        ? Optional.empty()
        : pathName(location.substring(slash + 1));
  }

  /** Where the key's prefix ends is known to its store alone; here, before the last two parts. */
  private static Optional<BlobName> keyName(String key) {
    String world = key.substring(0, Math.max(key.lastIndexOf(':'), 0));
    return BlobName.ofKey(
        key.substring(Math.max(world.lastIndexOf(':'), world.lastIndexOf('/')) + 1));
  }

  private static String unknownScheme(String text) {
    Matcher matcher = SCHEME.matcher(text);
    return matcher.matches()
        ? "has the scheme %s:, not file://, s3:// or redis://".formatted(matcher.group(1))
        : "does not begin with file://, s3:// or redis://: " + Excerpt.of(text);
  }

  private static String shape(Scheme scheme) {
    return switch (scheme) {
      case FILE -> "file:///<folder>/<world>/<version>-<field>.<64 hex digits>.json";
      case S3 -> "s3://<bucket>/<prefix>/<world>/<version>-<field>.<64 hex digits>.json";
      case REDIS -> "redis://<prefix><world>:<version>-<field>.<64 hex digits>";
    };
  }
}
