package io.riskhub.hub.config.settings;

import io.riskhub.hub.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the hub listens and keeps its data.
 *
 * @param host the address to listen on
 * @param port the port, or 0 for any free one
 * @param dsn the DSN of a PostgreSQL database
 * @param dataDirectory where the hub keeps what it stores itself
 * @param redis the address of the Redis that hubs share
 * @param consume whether the hub handles events itself, too
 */
public record ServerSettings(
    @Nullable String host,
    @Nullable Integer port,
    @Nullable Secret dsn,
    @Nullable Path dataDirectory,
    @Nullable Secret redis,
    @Nullable Boolean consume) {

  /** Where a hub listens unless told otherwise. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  /** The port that goes with it. */
  public static final int DEFAULT_PORT = 8080;

  /** Says nothing. */
  public static final ServerSettings NONE = new ServerSettings(null, null, null, null, null, null);

  ServerSettings over(ServerSettings weaker) {
    return new ServerSettings(
        Either.of(host, weaker.host),
        Either.of(port, weaker.port),
        Either.of(dsn, weaker.dsn),
        Either.of(dataDirectory, weaker.dataDirectory),
        Either.of(redis, weaker.redis),
        Either.of(consume, weaker.consume));
  }
}
