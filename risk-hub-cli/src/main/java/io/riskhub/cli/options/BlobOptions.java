package io.riskhub.cli.options;

import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.cli.options.value.BlobTypeConverter;
import io.riskhub.cli.options.value.DirectoryConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.Secret;
import io.riskhub.hub.config.BlobConfig;
import io.riskhub.hub.config.BlobConfigs;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.settings.BlobSettings;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.config.settings.ServerSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where blobs are: the options of every command that reads or writes some. */
public final class BlobOptions {

  @Option(
      names = "--blob-type",
      paramLabel = "TYPE",
      defaultValue = "${env:RISKHUB_BLOB_TYPE}",
      converter = BlobTypeConverter.class,
      description = "keep blobs in file, s3 or redis (RISKHUB_BLOB_TYPE; default: file)")
  private @Nullable Scheme type;

  @Option(
      names = "--blob-dir",
      paramLabel = "DIRECTORY",
      defaultValue = "${env:RISKHUB_BLOB_DIR}",
      converter = DirectoryConverter.class,
      description =
          "the base directory of blobs in files (RISKHUB_BLOB_DIR; default: blobs in the hub's data"
              + " directory, RISKHUB_DATA_DIR)")
  private @Nullable Path directory;

  @Option(
      names = "--blob-bucket",
      paramLabel = "BUCKET",
      defaultValue = "${env:RISKHUB_BLOB_BUCKET}",
      description =
          "the bucket of blobs in S3 (RISKHUB_BLOB_BUCKET); credentials come from the --config"
              + " file, or as for every AWS tool from environment, profile or machine")
  private @Nullable String bucket;

  @Option(
      names = "--blob-prefix",
      paramLabel = "PREFIX",
      defaultValue = "${env:RISKHUB_BLOB_PREFIX}",
      description = "what stands before their keys (RISKHUB_BLOB_PREFIX; default: nothing)")
  private @Nullable String prefix;

  @Option(
      names = "--blob-endpoint",
      paramLabel = "URL",
      defaultValue = "${env:RISKHUB_BLOB_ENDPOINT}",
      description = "the address of another S3 than Amazon's (RISKHUB_BLOB_ENDPOINT)")
  private @Nullable String endpoint;

  @Option(
      names = "--blob-region",
      paramLabel = "REGION",
      defaultValue = "${env:RISKHUB_BLOB_REGION}",
      description = "the bucket's region (RISKHUB_BLOB_REGION)")
  private @Nullable String region;

  @Option(
      names = "--blob-redis",
      paramLabel = "URL",
      defaultValue = "${env:RISKHUB_BLOB_REDIS}",
      description = {
        "the Redis of blobs (RISKHUB_BLOB_REDIS, which others on this machine do not see):",
        "redis://[user:password@]host:port[/database]"
      })
  private @Nullable String redis;

  @Option(
      names = "--blob-redis-prefix",
      paramLabel = "PREFIX",
      defaultValue = "${env:RISKHUB_BLOB_REDIS_PREFIX}",
      description = "what their keys begin with (RISKHUB_BLOB_REDIS_PREFIX; default: risk-blobs:)")
  private @Nullable String redisPrefix;

  /** What flags and environment say. */
  public BlobSettings settings() {
    return new BlobSettings(
        type,
        directory,
        new BlobSettings.S3(given(bucket), prefix, given(endpoint), given(region), null, null),
        new BlobSettings.Redis(secret(redis), given(redisPrefix), null),
        null);
  }

  /**
   * For a command beside the hub: what flags, environment, the configuration file and the defaults
   * say together, which is what {@code serve} makes of the same.
   */
  public BlobConfig over(ConfigOptions file) {
    HubSettings stronger =
        HubSettings.NONE
            .with(
                new ServerSettings(
                    null, null, null, Environment.configuredDataDirectory(), null, null))
            .with(settings());
    try {
      return BlobConfigs.resolve(stronger.over(file.settings()), Environment.dataDirectory());
    } catch (ConfigException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "blobs cannot be found:\n- " + String.join("\n- ", e.problems()), e);
    }
  }

  private static @Nullable Secret secret(@Nullable String text) {
    return text == null || text.isBlank() ? null : new Secret(text);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
