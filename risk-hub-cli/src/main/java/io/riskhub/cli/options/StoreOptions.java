package io.riskhub.cli.options;

import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.Secret;
import io.riskhub.hub.audit.command.CommandAudit;
import io.riskhub.hub.config.BlobConfig;
import io.riskhub.hub.config.BlobConfigs;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.settings.BlobSettings;
import io.riskhub.hub.config.settings.HubSettings;
import picocli.CommandLine.Mixin;

/** The options of a command that opens the blob store itself. */
public final class StoreOptions {

  /** What to look at first when a ref of the hub is not of the store that the options describe. */
  public static final String IS_IT_THE_HUBS =
      "is this the hub's blob store? Give the --config, or the --blob-…, that the hub has";

  @Mixin private ConfigOptions config;
  @Mixin private BlobOptions blobs;

  /** What they say, from the defaults up. */
  public BlobConfig config() {
    return blobs.over(config);
  }

  /** The store that they describe; it connects when first used. */
  public BlobStore open() {
    return open(config().store());
  }

  /** The audit of a command that changes the store. */
  public CommandAudit audit(String command) {
    return config.audit(command);
  }

  /** Where that store keeps its blobs, for a message. */
  public String place() {
    return switch (config().store()) {
      case BlobStoreSettings.Files files ->
          files.directory().toAbsolutePath().normalize().toString();
      case BlobStoreSettings.S3 s3 ->
          "s3://" + s3.bucket() + (s3.prefix().isEmpty() ? "" : "/" + s3.prefix());
      case BlobStoreSettings.Redis redis ->
          "the Redis at %s:%d, below %s"
              .formatted(redis.uri().getHost(), redis.uri().getPort(), redis.prefix());
    };
  }

  /** Opens any store; it connects when first used. */
  public static BlobStore open(BlobStoreSettings settings) {
    try {
      return BlobStores.open(settings);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Another bucket or prefix of the S3 that these options describe.
   *
   * @param label what to call it in a message
   */
  public BlobStoreSettings bucket(String label, String bucket, String prefix) {
    BlobSettings.S3 own = merged().s3();
    BlobSettings.S3 other =
        new BlobSettings.S3(
            bucket, prefix, own.endpoint(), own.region(), own.accessKeyId(), own.secretAccessKey());
    return resolve(label, new BlobSettings(Scheme.S3, null, other, BlobSettings.Redis.NONE, null));
  }

  /** Another Redis, with the key prefix that these options describe. */
  public BlobStoreSettings redis(String label, String url) {
    BlobSettings.Redis other =
        new BlobSettings.Redis(new Secret(url), merged().redis().prefix(), null);
    return resolve(label, new BlobSettings(Scheme.REDIS, null, BlobSettings.S3.NONE, other, null));
  }

  private BlobSettings merged() {
    return HubSettings.NONE.with(blobs.settings()).over(config.settings()).blobs();
  }

  private static BlobStoreSettings resolve(String label, BlobSettings settings) {
    try {
      return BlobConfigs.resolve(HubSettings.NONE.with(settings), Environment.dataDirectory())
          .store();
    } catch (ConfigException e) {
      throw new CommandFailure(
          ExitCode.USAGE, label + " cannot be used:\n- " + String.join("\n- ", e.problems()), e);
    }
  }
}
