package io.riskhub.hub.config.reference;

import io.riskhub.blob.BlobStoreSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the large fields of snapshots are. */
public enum BlobKey implements Setting {
  TYPE(
      blobs("type"),
      new Form.Choice(List.of("file", "s3", "redis")),
      "file",
      "--blob-type",
      "s3",
      "where large fields of snapshots are kept; hubs, producers and readers need the same"),
  DIR(
      blobs("base_dir"),
      new Form.Text("path"),
      "`blobs` in the data directory",
      "--blob-dir",
      "/var/lib/riskhub/blobs",
      "`file`: the folder of blobs; it is part of every ref"),
  BUCKET(
      blobs("bucket"),
      new Form.Text("text"),
      "none",
      "--blob-bucket",
      "risk-blobs",
      "`s3`: the bucket"),
  PREFIX(
      blobs("prefix"),
      new Form.Text("text"),
      "none",
      "--blob-prefix",
      "prod",
      "`s3`: what stands before all keys"),
  ENDPOINT(
      blobs("endpoint"),
      new Form.Text("URL"),
      "Amazon's",
      "--blob-endpoint",
      "https://s3.example.com",
      "`s3`: the address of another S3 than Amazon's; `?cacert=FILE` names its CA"),
  REGION(
      blobs("region"),
      new Form.Text("text"),
      "as for every AWS tool",
      "--blob-region",
      "eu-central-1",
      "`s3`: the bucket's region"),
  ACCESS_KEY_ID(
      blobs("access_key_id"),
      new Form.Text("text"),
      "as for every AWS tool: environment, profile or machine",
      null,
      "AKIAEXAMPLE",
      "`s3`: the name of a key pair; only together with its secret"),
  SECRET_ACCESS_KEY(
      blobs("secret_access_key"),
      new Form.Text("secret"),
      "as for every AWS tool: environment, profile or machine",
      null,
      "change-me",
      "`s3`: the secret of the key pair"),
  REDIS(
      blobs("redis"),
      new Form.Text("secret, `redis://[user:password@]host:port[/database]`"),
      "none",
      "--blob-redis",
      "redis://riskhub:password@redis:6379",
      "`redis`: the Redis of blobs, with TLS like `worldservice.server.redis`"),
  REDIS_PREFIX(
      blobs("redis_prefix"),
      new Form.Text("text"),
      BlobStoreSettings.DEFAULT_REDIS_PREFIX,
      "--blob-redis-prefix",
      "\"" + BlobStoreSettings.DEFAULT_REDIS_PREFIX + "\"",
      "`redis`: what all keys begin with"),
  CACHE_TTL(
      blobs("cache_ttl"),
      new Form.Whole(0, 30 * 86_400, "seconds"),
      String.valueOf(BlobStoreSettings.DEFAULT_CACHE_TTL.toSeconds()),
      null,
      "900",
      "`redis`: how long a blob lives at least; longer if its snapshot does");

  @SuppressWarnings("ImmutableEnumChecker") // forms are records of texts, numbers and fixed lists
  private final Definition definition;

  BlobKey(
      String path,
      Form form,
      String standard,
      @Nullable String flag,
      String example,
      String meaning) {
    this.definition = new Definition(path, form, standard, flag, example, meaning);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  private static String blobs(String key) {
    return "risk_hub.blob_store." + key;
  }
}
