package io.riskhub.blob;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which store, and where; read once by whoever starts the program. Secrets are never printed. */
public sealed interface BlobStoreSettings {

  /** What the keys of blobs in Redis begin with, unless configured. */
  String DEFAULT_REDIS_PREFIX = "risk-blobs:";

  /** How long blobs in Redis live at least, unless configured. */
  Duration DEFAULT_CACHE_TTL = Duration.ofMinutes(15);

  /**
   * Files below {@code directory}, which the first put makes.
   *
   * @param directory the base directory; a relative one is relative to the working directory
   */
  record Files(Path directory) implements BlobStoreSettings {
    public Files {
      requireNonNull(directory, "directory");
    }
  }

  /**
   * Keys in one Redis.
   *
   * @param uri {@code redis://[user:password@]host:port[/database]}, or {@code rediss:} for TLS,
   *     then with {@code ?cacert=FILE&cert=FILE&key=FILE} for certificates other than those of Java
   * @param prefix what all keys begin with; should end with a colon
   * @param cacheTtl how long blobs live at least, whatever their snapshot's ttl
   */
  record Redis(URI uri, String prefix, Duration cacheTtl) implements BlobStoreSettings {
    public Redis {
      requireNonNull(uri, "uri");
      requireNonNull(prefix, "prefix");
      if (cacheTtl.isNegative()) {
        throw new IllegalArgumentException("cache_ttl is negative: " + cacheTtl);
      }
    }

    @Override
    public String toString() {
      return "Redis[%s:%d, %s, %s]".formatted(uri.getHost(), uri.getPort(), prefix, cacheTtl);
    }
  }

  /**
   * Objects in one bucket.
   *
   * @param prefix what stands before all keys, without slashes around it; empty for none
   * @param endpoint of another S3 than Amazon's; it is addressed with the bucket in the path. One
   *     whose certificate Java does not trust names its CA with {@code ?cacert=FILE}
   * @param region empty for what the environment says, or any where an endpoint is given
   * @param credentials empty for those that the environment, profile or machine has
   */
  record S3(
      String bucket,
      String prefix,
      Optional<URI> endpoint,
      Optional<String> region,
      Optional<Credentials> credentials)
      implements BlobStoreSettings {
    public S3 {
      requireNonNull(bucket, "bucket");
      requireNonNull(prefix, "prefix");
      requireNonNull(endpoint, "endpoint");
      requireNonNull(region, "region");
      requireNonNull(credentials, "credentials");
    }
  }

  /** A key pair for S3. */
  record Credentials(String accessKeyId, String secretAccessKey) {
    public Credentials {
      requireNonNull(accessKeyId, "accessKeyId");
      requireNonNull(secretAccessKey, "secretAccessKey");
    }

    @Override
    public String toString() {
      return "Credentials[" + accessKeyId + ", ***]";
    }
  }
}
