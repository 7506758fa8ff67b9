package io.riskhub.cli.options.value;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the address of a hub, which may have a path of its own behind a proxy. */
public final class BaseUrlConverter implements ITypeConverter<URI> {

  @Override
  public URI convert(String text) {
    try {
      URI url = new URI(text.strip().replaceFirst("/+$", ""));
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      if (web && url.getHost() != null && url.getQuery() == null && url.getFragment() == null) {
        if (url.getUserInfo() == null) {
          return url;
        }
        throw new TypeConversionException("it holds a user name; use --token-file instead");
      }
    } catch (URISyntaxException e) {
      // Told below, like every other address that cannot be one.
    }
    throw new TypeConversionException(
        "'" + text + "' is no address of a hub; write one such as http://127.0.0.1:8080");
  }
}
