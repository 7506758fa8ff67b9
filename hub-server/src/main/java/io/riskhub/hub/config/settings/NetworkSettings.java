package io.riskhub.hub.config.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From where requests may come, as networks of CIDR notation.
 *
 * @param hub to the hub's own routes
 * @param operations to health and metrics
 * @param proxies whose word about callers' addresses counts
 */
public record NetworkSettings(
    @Nullable List<String> hub, @Nullable List<String> operations, @Nullable List<String> proxies) {

  /** Says nothing. */
  public static final NetworkSettings NONE = new NetworkSettings(null, null, null);

  public NetworkSettings {
    hub = hub == null ? null : List.copyOf(hub);
    operations = operations == null ? null : List.copyOf(operations);
    proxies = proxies == null ? null : List.copyOf(proxies);
  }

  NetworkSettings over(NetworkSettings weaker) {
    return new NetworkSettings(
        Either.of(hub, weaker.hub),
        Either.of(operations, weaker.operations),
        Either.of(proxies, weaker.proxies));
  }
}
