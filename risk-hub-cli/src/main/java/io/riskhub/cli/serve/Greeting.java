package io.riskhub.cli.serve;

import io.riskhub.hub.HubServer;
import io.riskhub.hub.HubVersion;
import java.net.URI;

/** What a started hub tells the person who started it. */
final class Greeting {

  private static final URI DEFAULT_BASE_URL = URI.create("http://127.0.0.1:8080");

  private Greeting() {}

  static String of(HubServer hub, boolean withToken) {
    String token = withToken ? "RISKHUB_TOKEN=<token> " : "";
    String baseUrl = hub.baseUri().equals(DEFAULT_BASE_URL) ? "" : " --base-url " + hub.baseUri();
    return """
           riskhub %s listens on %s
             data    %s
             access  %s
             push    %sriskhub push%s examples/us-tech.ndjson
             read    %sriskhub get%s us-tech
             stop    Ctrl-C\
           """
        .formatted(
            HubVersion.current(),
            hub.baseUri(),
            hub.storage(),
            withToken ? "with the token" : "without a token, from this machine alone",
            token,
            baseUrl,
            token,
            baseUrl);
  }
}
