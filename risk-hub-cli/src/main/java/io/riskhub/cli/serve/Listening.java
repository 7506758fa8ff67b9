package io.riskhub.cli.serve;

import io.riskhub.hub.HubConfig;
import io.riskhub.hub.HubServer;
import io.riskhub.hub.HubVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a started hub tells the program that started it.
 *
 * @param baseUrl where it listens
 * @param storage where it keeps snapshots, without secrets
 * @param events where it announces them; null if it does so in its own process
 * @param tokenRequired whether callers must present a token
 */
record Listening(
    String version,
    String baseUrl,
    String storage,
    @Nullable String events,
    boolean tokenRequired) {

  static Listening of(HubServer hub, HubConfig config) {
    return new Listening(
        HubVersion.current(),
        hub.baseUri().toString(),
        hub.storage(),
        config.bus().map(Object::toString).orElse(null),
        config.access().asksForTokens());
  }
}
