package io.riskhub.contract.activation;

import java.util.Optional;

/**
 * The etag of an entry.
 *
 * @param text such as {@code act:us-tech:momentum:long:7}
 * @param number of the change that made the entry what it is; changes of one world are counted
 */
public record ActivationTag(String text, long number) {

  /** The highest number: what JSON's readers, doubles among them, can count to, and 1 beside. */
  public static final long MOST = 1L << 53;

  private static final String PREFIX = "act:";

  /** The etag that the change of that number gives an entry. */
  public static ActivationTag of(String worldId, String strategyId, String side, long number) {
    return new ActivationTag(
        PREFIX + String.join(":", worldId, strategyId, side) + ":" + number, number);
  }

  /** The etag in {@code text}, if it is one of that entry. */
  public static Optional<ActivationTag> parse(
      String text, String worldId, String strategyId, String side) {
    try {
      long number = Long.parseLong(text.substring(text.lastIndexOf(':') + 1));
      return Optional.of(of(worldId, strategyId, side, number))
          .filter(tag -> number >= 0 && tag.text().equals(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
