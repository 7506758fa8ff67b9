package io.riskhub.hub.config;

import io.riskhub.hub.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of the hub's configuration; {@code null} where it says nothing.
 *
 * @param host the address to listen on
 * @param port the port, or 0 for any free one
 * @param dsn the DSN of a PostgreSQL database
 * @param dataDirectory where the hub keeps what it stores itself
 * @param token what callers must present
 * @param ttlSecondsDefault the time to live of a snapshot that names none, in seconds
 * @param ttlSecondsMax the longest time to live allowed, in seconds
 * @param maxClockSkewSeconds how far ahead of the hub's clock a snapshot's times may be, in seconds
 */
public record HubSettings(
    @Nullable String host,
    @Nullable Integer port,
    @Nullable Secret dsn,
    @Nullable Path dataDirectory,
    @Nullable Secret token,
    @Nullable Integer ttlSecondsDefault,
    @Nullable Integer ttlSecondsMax,
    @Nullable Integer maxClockSkewSeconds) {

  /** Says nothing. */
  public static final HubSettings NONE =
      new HubSettings(null, null, null, null, null, null, null, null);

  /** These settings, and those of {@code weaker} where these say nothing. */
  public HubSettings over(HubSettings weaker) {
    return new HubSettings(
        either(host, weaker.host),
        either(port, weaker.port),
        either(dsn, weaker.dsn),
        either(dataDirectory, weaker.dataDirectory),
        either(token, weaker.token),
        either(ttlSecondsDefault, weaker.ttlSecondsDefault),
        either(ttlSecondsMax, weaker.ttlSecondsMax),
        either(maxClockSkewSeconds, weaker.maxClockSkewSeconds));
  }

  /** These settings with that token. */
  public HubSettings withToken(@Nullable Secret other) {
    return new HubSettings(
        host,
        port,
        dsn,
        dataDirectory,
        other,
        ttlSecondsDefault,
        ttlSecondsMax,
        maxClockSkewSeconds);
  }

  private static <T> @Nullable T either(@Nullable T stronger, @Nullable T weaker) {
    return stronger == null ? weaker : stronger;
  }
}
