package io.riskhub.hub.http.routes;

import io.helidon.common.uri.UriPath;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.ServerRequest;
import io.riskhub.hub.http.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Matches paths below one world by the path as it was sent. The web server's own patterns match the
 * decoded path without its matrix parameters, by which a world {@code a;b} would pass for {@code
 * a}, and an encoded slash would name another route.
 */
public final class WorldPath implements PathMatcher {

  private static final String HUB = "/risk-hub";
  private static final String WORLDS = "/worlds/";

  private final String prefix;
  private final String suffix;

  private WorldPath(String prefix, String suffix) {
    this.prefix = prefix;
    this.suffix = suffix;
  }

  /** Matches {@code /risk-hub/worlds/{world}} and then {@code suffix}. */
  public static WorldPath endingWith(String suffix) {
    return new WorldPath(HUB + WORLDS, suffix);
  }

  /** Matches {@code /worlds/{world}} and then {@code suffix}. */
  public static WorldPath atRootEndingWith(String suffix) {
    return new WorldPath(WORLDS, suffix);
  }

  @Override
  public PathMatchers.MatchResult match(UriPath path) {
    String raw = path.rawPath();
    int end = raw.length() - suffix.length();
    boolean matches =
        end >= prefix.length()
            && raw.startsWith(prefix)
            && raw.endsWith(suffix)
            && raw.lastIndexOf('/', end - 1) < prefix.length();
    return matches ? PathMatchers.any().match(path) : PathMatchers.MatchResult.notAccepted();
  }

  @Override
  public PathMatchers.PrefixMatchResult prefixMatch(UriPath path) {
    return PathMatchers.PrefixMatchResult.notAccepted();
  }

  @Override
  public Optional<String> matchingElement() {
    return Optional.of(prefix + "{world}" + suffix);
  }

  /** The world of a request that matched. */
  public static String world(ServerRequest request) {
    String raw = request.prologue().uriPath().rawPath();
    int start = (raw.startsWith(HUB) ? HUB.length() : 0) + WORLDS.length();
    String segment = raw.substring(start, raw.indexOf('/', start));
    if (!segment.chars().allMatch(character -> character > ' ' && character <= '~')) {
      throw notUtf8();
    }
    // Through Latin-1 to the bytes that were encoded, whose UTF-8 is checked then. A plus sign in a
    // path is no blank.
    byte[] bytes =
        URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
            .getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw notUtf8();
    }
  }

  private static ProblemException notUtf8() {
    return ProblemException.parameter(
        "world_id", "is not percent-encoded UTF-8 in the path; encode its UTF-8 bytes");
  }
}
