package io.riskhub.hub.http.activation;

import io.helidon.http.Status;
import io.riskhub.hub.activation.state.ActivationEntry;
import io.riskhub.hub.http.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Etags in headers. Worlds and strategies may have any characters, headers may not, so what is
 * special there is percent-encoded. What was copied from a body is understood too.
 */
final class EntityTag {

  private EntityTag() {}

  /** The etag as a header. */
  static String header(ActivationEntry entry) {
    return '"' + encode(entry.etag().text()) + '"';
  }

  /**
   * What {@code If-Match} asks of the present entry.
   *
   * @param tags the header; {@code null} asks for nothing
   */
  static Predicate<Optional<ActivationEntry>> matches(@Nullable String tags) {
    return present -> tags == null || present.filter(entry -> names(tags, entry)).isPresent();
  }

  /**
   * What {@code If-None-Match} asks of the present entry.
   *
   * @param tags the header; {@code null} asks for nothing
   * @throws ProblemException when it is anything but {@code *}: a change of whatever is not one of
   *     some etags is a change of what its author has not seen
   */
  static Predicate<Optional<ActivationEntry>> absent(@Nullable String tags) {
    if (tags != null && !tags.strip().equals("*")) {
      throw new ProblemException(
          Status.BAD_REQUEST_400,
          "If-None-Match of a change can only be *, which makes an entry that is not there yet;"
              + " send If-Match to change one that is");
    }
    return present -> tags == null || present.isEmpty();
  }

  /** RFC 9110, 13.1.1: a list of tags compared strongly, or {@code *}. */
  private static boolean names(String tags, ActivationEntry entry) {
    String etag = entry.etag().text();
    return tags.strip().equals("*")
        || unquoted(tags).equals(etag)
        || Arrays.stream(tags.split(","))
            .map(EntityTag::unquoted)
            .anyMatch(tag -> tag.equals(etag) || tag.equals(encode(etag)));
  }

  private static String unquoted(String tag) {
    String bare = tag.strip();
    return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
        ? bare.substring(1, bare.length() - 1)
        : bare;
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain = unit > ' ' && unit <= '~' && "\"%,\\".indexOf(unit) < 0;
      if (isPlain) {
        encoded.append((char) unit);
      } else {
        encoded.append("%%%02X".formatted(unit));
      }
    }
    return encoded.toString();
  }
}
