package io.riskhub.hub.config;

import io.riskhub.blob.redis.RedisAddress;
import io.riskhub.contract.ContractLimits;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.Profile;
import io.riskhub.hub.Secret;
import io.riskhub.hub.access.AccessConfig;
import io.riskhub.hub.config.audit.AuditConfigs;
import io.riskhub.hub.config.demand.Demand;
import io.riskhub.hub.config.demand.Purpose;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.config.settings.LimitSettings;
import io.riskhub.hub.config.settings.ServerSettings;
import io.riskhub.hub.jdbc.PostgresDsn;
import io.riskhub.hub.kafka.KafkaSettings;
import io.riskhub.hub.tls.TlsFiles;
import io.riskhub.tls.PemException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns settings into a configuration, with the embedded defaults where they say nothing. */
public final class HubConfigs {

  private HubConfigs() {}

  /**
   * A configuration that the hub can start with.
   *
   * @param defaultDataDirectory where to keep data when the settings do not say
   * @throws ConfigException when settings are wrong or do not go together; it names all of that
   */
  public static HubConfig resolve(HubSettings settings, Path defaultDataDirectory) {
    return resolve(Purpose.SERVE, settings, defaultDataDirectory, List.of());
  }

  /**
   * The same for a hub that follows what its sources say: tokens are read again when files change.
   *
   * @throws ConfigException when settings are wrong or do not go together; it names all of that
   */
  public static HubConfig follow(SettingsSource source, Path defaultDataDirectory) {
    List<String> problems = new ArrayList<>();
    HubSettings settings = source.settings(problems);
    return resolve(Purpose.SERVE, settings, defaultDataDirectory, problems)
        .with(new ConfiguredTokens(source));
  }

  /**
   * The same for any process with these settings.
   *
   * @param found what was found wrong in the settings' sources, to be told with all else
   */
  public static HubConfig resolve(
      Purpose purpose, HubSettings settings, Path defaultDataDirectory, List<String> found) {
    List<String> problems = new ArrayList<>(found);
    ServerSettings server = settings.server();
    String host = Objects.requireNonNullElse(server.host(), ServerSettings.DEFAULT_HOST);
    int port = Objects.requireNonNullElse(server.port(), ServerSettings.DEFAULT_PORT);
    if (port < 0 || port > 65_535) {
      problems.add("the port is " + port + "; choose one from 0 to 65535");
    }
    AccessConfig access = AccessConfigs.resolve(settings.access(), problems);
    if (purpose.hasCallers()) {
      requireTokenBeyondLoopback(host, settings, problems);
    }
    if (server.dsn() != null && PostgresDsn.parse(server.dsn().reveal()).isEmpty()) {
      problems.add(
          "worldservice.server.dsn (--dsn): the DSN is not of the form postgresql://user:password@host:port/database (percent-encode"
              + " what is special in a URL, such as # or @ in a password)");
    }
    Optional<RedisAddress> redis = redis(server.redis(), problems);
    Optional<ContractLimits> limits = limits(settings.limits(), problems);
    Optional<BlobConfig> blobs = BlobConfigs.resolve(settings, defaultDataDirectory, problems);
    Optional<KafkaSettings> bus = BusConfigs.resolve(settings, problems);
    Optional<TlsFiles> tls =
        purpose.hasCallers()
            ? TlsConfigs.resolve(settings.tls(), Clock.systemUTC(), problems)
            : Optional.empty();
    purpose.check(settings, problems);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return new HubConfig(
        Objects.requireNonNullElse(settings.profile(), Profile.DEV),
        host,
        port,
        Optional.ofNullable(server.dsn()),
        Objects.requireNonNullElse(server.dataDirectory(), defaultDataDirectory),
        redis,
        access,
        limits.orElseThrow(),
        blobs.orElseThrow().store(),
        bus,
        Objects.requireNonNullElse(server.consume(), true),
        tls,
        AuditConfigs.resolve(settings, defaultDataDirectory));
  }

  /** Without the address in the message: it may hold a password. */
  private static Optional<RedisAddress> redis(@Nullable Secret given, List<String> problems) {
    if (given == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(RedisAddress.of(new URI(given.reveal().strip())));
    } catch (PemException e) {
      e.problems()
          .forEach(problem -> problems.add("worldservice.server.redis (--redis): " + problem));
      return Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      problems.add(
          "worldservice.server.redis (--redis) must be redis://[user:password@]host:port[/database],"
              + " with what is special in a URL percent-encoded");
      return Optional.empty();
    }
  }

  private static void requireTokenBeyondLoopback(
      String host, HubSettings settings, List<String> problems) {
    // In the profile prod it is missing everywhere, and told so.
    boolean missing = !settings.access().hasToken() && settings.profile() != Profile.PROD;
    boolean told = Demand.TOKEN.isToldIn(problems);
    try {
      if (missing && !told && !InetAddress.getByName(host).isLoopbackAddress()) {
        problems.add(
            "the hub would listen on %s, where others reach it, without a token; set --token-file or RISKHUB_TOKEN, or listen on %s"
                .formatted(host, ServerSettings.DEFAULT_HOST));
      }
    } catch (UnknownHostException e) {
      problems.add("the host " + host + " is not known; name an address of this machine");
    }
  }

  private static Optional<ContractLimits> limits(LimitSettings settings, List<String> problems) {
    ContractLimits otherwise = ContractLimits.DEFAULT;
    int max = Objects.requireNonNullElse(settings.ttlSecondsMax(), otherwise.ttlSecondsMax());
    int standard =
        Objects.requireNonNullElse(
            settings.ttlSecondsDefault(), Math.min(max, otherwise.ttlSecondsDefault()));
    if (standard > max) {
      problems.add(
          "risk_hub.ttl_sec_default (%d) is above risk_hub.ttl_sec_max (%d)"
              .formatted(standard, max));
      return Optional.empty();
    }
    Duration skew =
        settings.maxClockSkewSeconds() == null
            ? otherwise.maxClockSkew()
            : Duration.ofSeconds(settings.maxClockSkewSeconds());
    return Optional.of(new ContractLimits(standard, max, skew));
  }
}
