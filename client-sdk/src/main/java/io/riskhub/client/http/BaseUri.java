package io.riskhub.client.http;

import java.net.URI;

/** The address of a hub, which may have a path of its own behind a proxy. */
public final class BaseUri {

  private BaseUri() {}

  /** Whether connections to that address are encrypted. */
  public static boolean isEncrypted(String baseUrl) {
    return baseUrl.regionMatches(true, 0, "https:", 0, "https:".length());
  }

  /**
   * The address without a slash at its end.
   *
   * @throws IllegalArgumentException when it cannot be one; a password in it is not repeated
   */
  public static String checked(URI uri) {
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the base URI holds a user name; a hub is opened by a token instead");
    }
    boolean web =
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          "'%s' is no address of a hub; it is one such as http://127.0.0.1:8080".formatted(uri));
    }
    return uri.toString().replaceFirst("/+$", "");
  }
}
