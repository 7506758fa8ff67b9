package io.riskhub.cli.serve;

import io.riskhub.cli.options.BlobOptions;
import io.riskhub.cli.options.BusOptions;
import io.riskhub.cli.options.ConfigOptions;
import io.riskhub.cli.options.Environment;
import io.riskhub.cli.options.ProfileOptions;
import io.riskhub.cli.options.StorageOptions;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.Secret;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.HubConfigs;
import io.riskhub.hub.config.SettingsSource;
import io.riskhub.hub.config.file.TokenFile;
import io.riskhub.hub.config.secrets.SecretFiles;
import io.riskhub.hub.config.settings.AccessSettings;
import io.riskhub.hub.config.settings.AuditSettings;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.config.settings.LimitSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where a hub's settings come from: a file, the environment, flags; the later wins. For the hub and
 * for whoever looks at what it would start with.
 */
public final class ServeOptions implements SettingsSource {

  @Mixin private ConfigOptions configFile;
  @Mixin private ProfileOptions profile;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "${env:RISKHUB_HOST}",
      description = "the address to listen on (RISKHUB_HOST; default: 127.0.0.1)")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:RISKHUB_PORT}",
      description = "the port, or 0 for any free one (RISKHUB_PORT; default: 8080)")
  private @Nullable Integer port;

  @Mixin private StorageOptions storage;

  @Option(
      names = "--no-consume",
      description =
          "only store and announce snapshots; leave the finding of signals to riskhub consume")
  private boolean noConsume;

  @ArgGroup private @Nullable TokenOption token;

  @Mixin private TlsOptions tls;

  @Mixin private BlobOptions blobs;

  @Mixin private BusOptions bus;

  /** One of two ways to give the token. */
  static final class TokenOption {

    @Option(
        names = "--token",
        paramLabel = "TOKEN",
        description =
            "the bearer token that callers must present (RISKHUB_TOKEN, when no token is configured); others on"
                + " this machine can see a command line, so prefer the variable or --token-file")
    private @Nullable String text;

    @Option(names = "--token-file", paramLabel = "FILE", description = "a file with the token")
    private @Nullable Path file;

    @Nullable Secret read(List<String> problems) {
      try {
        return text == null ? TokenFile.read(Objects.requireNonNull(file)) : new Secret(text);
      } catch (ConfigException e) {
        problems.addAll(e.problems());
        return null;
      }
    }
  }

  /**
   * The configuration that all of them give together.
   *
   * @throws ConfigException when it cannot be used; it names every mistake in any of them
   */
  public HubConfig config() {
    return HubConfigs.follow(this, Environment.dataDirectory());
  }

  /** The files that were typed and hold secrets, or may. */
  public List<Path> secretFiles() {
    List<Path> files = new ArrayList<>();
    if (token != null && token.file != null) {
      files.add(token.file);
    }
    tls.secretFile().ifPresent(files::add);
    configFile.file().map(SecretFiles::of).ifPresent(files::addAll);
    return files;
  }

  /**
   * What all of them say together; mistakes in any of them are added to {@code problems}.
   *
   * @throws ConfigException when the file of settings cannot be read at all
   */
  @Override
  public HubSettings settings(List<String> problems) {
    HubSettings flags =
        new HubSettings(
            profile.profile(),
            storage.settings(host, port, noConsume ? false : null),
            AccessSettings.ofToken(token == null ? null : token.read(problems)),
            AuditSettings.NONE,
            LimitSettings.NONE,
            blobs.settings(),
            bus.settings(),
            tls.settings());
    HubSettings said = flags.over(configFile.settings(problems));
    return said.access().hasToken()
        ? said
        : said.over(HubSettings.NONE.with(AccessSettings.ofToken(secret(Environment.token()))));
  }

  /** The file of settings, and that of the token that was typed. */
  @Override
  public Set<Path> files() {
    Set<Path> files = new HashSet<>();
    configFile.file().ifPresent(files::add);
    if (token != null && token.file != null) {
      files.add(token.file);
    }
    return files;
  }

  private static @Nullable Secret secret(@Nullable String text) {
    return text == null || text.isBlank() ? null : new Secret(text);
  }
}
