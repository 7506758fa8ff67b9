package io.riskhub.cli.options;

import io.riskhub.cli.options.value.DirectoryConverter;
import io.riskhub.hub.Secret;
import io.riskhub.hub.config.settings.ServerSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a hub keeps its snapshots: the options of every command that opens its database itself. */
public final class StorageOptions {

  @Option(
      names = "--dsn",
      paramLabel = "DSN",
      defaultValue = "${env:RISKHUB_DSN}",
      description = {
        "keep data in PostgreSQL (RISKHUB_DSN, which others on this machine do not see):",
        "postgresql://user:password@host:port/database"
      })
  private @Nullable String dsn;

  @Option(
      names = "--data-dir",
      paramLabel = "DIRECTORY",
      defaultValue = "${env:RISKHUB_DATA_DIR}",
      converter = DirectoryConverter.class,
      description =
          "keep data in SQLite in this directory (RISKHUB_DATA_DIR; default:"
              + " $XDG_DATA_HOME/riskhub or ~/.local/share/riskhub)")
  private @Nullable Path dataDirectory;

  @Option(
      names = "--redis",
      paramLabel = "URL",
      defaultValue = "${env:RISKHUB_REDIS}",
      description = {
        "keep the newest snapshots at hand for all hubs in this Redis (RISKHUB_REDIS, which others"
            + " on this machine do not see):",
        "redis://[user:password@]host:port[/database]"
      })
  private @Nullable String redis;

  /** What flags and environment say, beside what the server's own say. */
  public ServerSettings settings(
      @Nullable String host, @Nullable Integer port, @Nullable Boolean consume) {
    return new ServerSettings(host, port, secret(dsn), dataDirectory, secret(redis), consume);
  }

  private static @Nullable Secret secret(@Nullable String text) {
    return text == null || text.isBlank() ? null : new Secret(text);
  }
}
