package io.riskhub.hub.bus.external;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Where a web hook is. Paths and queries of web hooks often are their passwords: never shown. */
public final class WebHookAddress {

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int MAX_PORT = 65_535;

  private final URI uri;

  private WebHookAddress(URI uri) {
    this.uri = uri;
  }

  /**
   * The address that {@code text} is.
   *
   * @throws IllegalArgumentException when it is none, in words that do not repeat it
   */
  public static WebHookAddress parse(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      // Without the cause, which repeats it.
      throw new IllegalArgumentException(
          "is no URL: " + e.getReason() + " at character " + (e.getIndex() + 1));
    }
    if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("must begin with http:// or https://");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "names a user, which would not be sent; put a secret into the path or the query");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
      throw new IllegalArgumentException("needs a host, and a port of 1 to 65535 if any");
    }
    return new WebHookAddress(uri);
  }

  URI uri() {
    return uri;
  }

  /** What may be shown: scheme, host and port. */
  @Override
  public String toString() {
    return "%s://%s%s"
        .formatted(uri.getScheme(), uri.getHost(), uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }
}
