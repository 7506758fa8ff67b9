package io.riskhub.cli.options.value;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the address of a service that watches cron jobs. */
public final class PingUrlConverter implements ITypeConverter<URI> {

  @Override
  public URI convert(String text) {
    try {
      URI url = new URI(text.strip());
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      if (web && url.getHost() != null && url.getFragment() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Told below, and without the address, which is as good as a password.
    }
    throw new TypeConversionException("it is no http or https address");
  }
}
