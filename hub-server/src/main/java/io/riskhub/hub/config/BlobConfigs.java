package io.riskhub.hub.config;

import io.riskhub.blob.BlobName;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.RefCheck;
import io.riskhub.hub.Profile;
import io.riskhub.hub.Secret;
import io.riskhub.hub.config.settings.BlobSettings;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.tls.AddressCertificates;
import io.riskhub.tls.PemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says where blobs are, for the hub and for commands that read or write blobs beside it. */
public final class BlobConfigs {

  private static final String PATH = "risk_hub.blob_store.";
  private static final String DEFAULT_DIRECTORY = "blobs";

  private final BlobSettings settings;
  private final boolean shared;
  private final Path directory;
  private final List<String> problems;

  /**
   * @param shared whether files will not do
   */
  private BlobConfigs(
      BlobSettings settings, boolean shared, Path directory, List<String> problems) {
    this.settings = settings;
    this.shared = shared;
    this.directory = directory;
    this.problems = problems;
  }

  /**
   * Where blobs are; nothing is opened.
   *
   * @param defaultDataDirectory where the hub keeps data when the settings do not say
   * @throws ConfigException when settings are wrong or do not go together; it names all of that
   */
  public static BlobConfig resolve(HubSettings settings, Path defaultDataDirectory) {
    List<String> problems = new ArrayList<>();
    Optional<BlobConfig> config = resolve(settings, defaultDataDirectory, problems);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return config.orElseThrow();
  }

  /** The same; empty if there are problems, which are added to the others. */
  static Optional<BlobConfig> resolve(
      HubSettings settings, Path defaultDataDirectory, List<String> problems) {
    Path data = Objects.requireNonNullElse(settings.server().dataDirectory(), defaultDataDirectory);
    BlobSettings blobs = settings.blobs();
    Path directory =
        Objects.requireNonNullElseGet(blobs.directory(), () -> data.resolve(DEFAULT_DIRECTORY));
    int threshold =
        Objects.requireNonNullElse(blobs.inlineThreshold(), BlobSettings.DEFAULT_INLINE_THRESHOLD);
    return new BlobConfigs(blobs, settings.profile() == Profile.PROD, directory, problems)
        .store()
        .map(store -> new BlobConfig(store, threshold));
  }

  private Optional<BlobStoreSettings> store() {
    int before = problems.size();
    if (settings.type() == null
        && (settings.s3().bucket() != null || settings.redis().url() != null)) {
      problems.add(
          "%stype (--blob-type) is missing; set it to %ss3 or redis"
              .formatted(PATH, shared ? "" : "file, "));
    }
    BlobStoreSettings store =
        switch (Objects.requireNonNullElse(settings.type(), Scheme.FILE)) {
          case FILE -> files();
          case S3 -> s3(settings.s3());
          case REDIS -> redis(settings.redis());
        };
    return problems.size() == before ? Optional.ofNullable(store) : Optional.empty();
  }

  private BlobStoreSettings files() {
    String base = directory.toAbsolutePath().normalize() + "/" + BlobName.longest().path();
    requireRefs(Scheme.FILE, base, "base_dir (--blob-dir)", "is too long, or no plain path");
    return new BlobStoreSettings.Files(directory);
  }

  private @Nullable BlobStoreSettings s3(BlobSettings.S3 s3) {
    String prefix = Objects.requireNonNullElse(s3.prefix(), "").replaceAll("^/+|/+$", "");
    if (s3.bucket() == null) {
      problems.add(PATH + "bucket (--blob-bucket) is missing; s3 needs one");
      return null;
    }
    requireRefs(
        Scheme.S3,
        s3.bucket() + "/" + (prefix.isEmpty() ? "" : prefix + "/") + BlobName.longest().path(),
        "bucket (--blob-bucket) or prefix (--blob-prefix)",
        "cannot be: a bucket has 3 to 63 lower-case letters, digits, dots and hyphens, a prefix no"
            + " empty part, \".\" or \"..\"");
    Secret secret = s3.secretAccessKey();
    if ((s3.accessKeyId() == null) != (secret == null)) {
      problems.add(PATH + "access_key_id and secret_access_key: set both or none");
    }
    return new BlobStoreSettings.S3(
        s3.bucket(),
        prefix,
        Optional.ofNullable(endpoint(s3.endpoint())),
        Optional.ofNullable(s3.region()),
        s3.accessKeyId() == null || secret == null
            ? Optional.empty()
            : Optional.of(new BlobStoreSettings.Credentials(s3.accessKeyId(), secret.reveal())));
  }

  private @Nullable URI endpoint(@Nullable String text) {
    URI endpoint = text == null ? null : uri(text);
    boolean usable =
        endpoint != null
            && ("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))
            && endpoint.getHost() != null
            && endpoint.getUserInfo() == null;
    if (text != null && !usable) {
      problems.add(
          PATH + "endpoint (--blob-endpoint) must be http://host[:port] or https://host[:port]");
    } else if (endpoint != null) {
      requireCertificates(endpoint, "https", "endpoint (--blob-endpoint)");
    }
    return endpoint;
  }

  private @Nullable BlobStoreSettings redis(BlobSettings.Redis redis) {
    String prefix =
        Objects.requireNonNullElse(redis.prefix(), BlobStoreSettings.DEFAULT_REDIS_PREFIX);
    requireRefs(
        Scheme.REDIS,
        prefix + BlobName.longest().key(),
        "redis_prefix (--blob-redis-prefix)",
        "cannot be; it should end with a colon");
    URI url = redis.url() == null ? null : uri(redis.url().reveal());
    // The text may hold a password and is not repeated.
    if (url == null
        || !("redis".equals(url.getScheme()) || "rediss".equals(url.getScheme()))
        || url.getHost() == null
        || url.getPort() < 0) {
      problems.add(
          PATH
              + "redis (--blob-redis) must be redis://[user:password@]host:port[/database], with"
              + " what is special in a URL percent-encoded");
      return null;
    }
    requireCertificates(url, "rediss", "redis (--blob-redis)");
    return new BlobStoreSettings.Redis(
        url,
        prefix,
        redis.cacheTtlSeconds() == null
            ? BlobStoreSettings.DEFAULT_CACHE_TTL
            : Duration.ofSeconds(redis.cacheTtlSeconds()));
  }

  /** Those that the address names must be there; it is not repeated, as it may hold a password. */
  private void requireCertificates(URI address, String encrypted, String key) {
    try {
      AddressCertificates unused =
          AddressCertificates.of(address, encrypted.equals(address.getScheme()));
    } catch (PemException e) {
      e.problems().forEach(problem -> problems.add(PATH + key + ": " + problem));
    }
  }

  /** A store whose longest name is no ref would fail only when such a blob is put. */
  private void requireRefs(Scheme scheme, String longest, String key, String message) {
    if (BlobRef.parse(scheme.start() + longest) instanceof RefCheck.Refused) {
      problems.add(PATH + key + " " + message);
    }
  }

  private static @Nullable URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
