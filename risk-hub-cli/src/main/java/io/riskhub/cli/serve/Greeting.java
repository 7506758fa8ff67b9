package io.riskhub.cli.serve;

import io.riskhub.hub.HubConfig;
import io.riskhub.hub.HubServer;
import io.riskhub.hub.HubVersion;
import java.net.URI;

/** What a started hub tells the person who started it. */
final class Greeting {

  private static final URI DEFAULT_BASE_URL = URI.create("http://127.0.0.1:8080");

  private Greeting() {}

  static String of(HubServer hub, HubConfig config) {
    boolean withToken = config.access().asksForTokens();
    // As it was typed, so that the next line can be copied.
    String program = System.getProperty("riskhub.program", "riskhub");
    String token = withToken ? "RISKHUB_TOKEN=<token> " : "";
    String baseUrl = hub.baseUri().equals(DEFAULT_BASE_URL) ? "" : " --base-url " + hub.baseUri();
    return """
           riskhub %s listens on %s
             data    %s%s
             access  %s
             push    %s%s push%s examples/us-tech.ndjson
             read    %s%s get%s us-tech
             stop    Ctrl-C\
           """
        .formatted(
            HubVersion.current(),
            hub.baseUri(),
            hub.storage(),
            config.bus().map(bus -> "\n  events  " + bus).orElse(""),
            withToken ? "with a token" : "without a token, from this machine alone",
            token,
            program,
            baseUrl,
            token,
            program,
            baseUrl);
  }
}
