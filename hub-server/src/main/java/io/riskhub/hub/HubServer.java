package io.riskhub.hub;

import java.net.URI;
import java.time.Clock;

/** A running hub. */
public final class HubServer implements AutoCloseable {

  private final URI baseUri;
  private final String storage;
  private final HubAssembly parts;

  HubServer(HubConfig config, int port, String storage, HubAssembly parts) {
    String scheme = config.tls().isPresent() ? "https" : "http";
    String host = config.host();
    // An IPv6 address stands in brackets in a URI.
    this.baseUri =
        URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    this.storage = storage;
    this.parts = parts;
  }

  /**
   * Starts a hub; it serves when this returns.
   *
   * @throws HubStartException when it cannot start as configured; nothing is left running then
   */
  public static HubServer start(HubConfig config) {
    return start(config, Clock.systemUTC());
  }

  /** Starts a hub that goes by {@code clock}. */
  public static HubServer start(HubConfig config, Clock clock) {
    return HubAssembly.start(config, clock);
  }

  /** Where it listens. */
  public URI baseUri() {
    return baseUri;
  }

  /** Where it keeps snapshots, without secrets. */
  public String storage() {
    return storage;
  }

  /** Stops accepting, finishes what was accepted, and releases everything. */
  @Override
  public void close() {
    parts.close();
  }
}
