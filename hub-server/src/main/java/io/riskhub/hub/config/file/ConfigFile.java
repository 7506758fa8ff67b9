package io.riskhub.hub.config.file;

import io.riskhub.hub.Profile;
import io.riskhub.hub.Secret;
import io.riskhub.hub.config.ConfigException;
import io.riskhub.hub.config.reference.LimitKey;
import io.riskhub.hub.config.reference.ServerKey;
import io.riskhub.hub.config.settings.BusSettings;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.config.settings.LimitSettings;
import io.riskhub.hub.config.settings.ServerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads settings from a YAML file. */
public final class ConfigFile {

  private final Path file;
  private final List<String> problems = new ArrayList<>();

  private ConfigFile(Path file) {
    this.file = file;
  }

  /**
   * The settings in {@code file}.
   *
   * @throws ConfigException when the file cannot be read, or has wrong keys, types or values; it
   *     names all of them
   */
  public static HubSettings read(Path file) {
    List<String> problems = new ArrayList<>();
    HubSettings settings = read(file, problems);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return settings;
  }

  /**
   * The same for whoever has more to find wrong: wrong keys, types and values are added to {@code
   * problems}, and the settings say nothing there.
   *
   * @throws ConfigException when the file cannot be read at all
   */
  public static HubSettings read(Path file, List<String> problems) {
    ConfigFile reader = new ConfigFile(file);
    HubSettings settings = reader.settings();
    reader.problems.forEach(problem -> problems.add(file + ": " + problem));
    return settings;
  }

  private HubSettings settings() {
    ConfigSection root = new ConfigSection("", YamlFile.read(file), problems);
    String profile = root.choice(ServerKey.PROFILE);
    ConfigSection worldservice = root.section("worldservice");
    ConfigSection server = worldservice.section("server");
    ConfigSection hub = root.section("risk_hub");
    String dataDirectory = server.text(ServerKey.DATA_DIR);
    String dsn = server.text(ServerKey.DSN);
    String redis = server.text(ServerKey.REDIS);
    HubSettings settings =
        new HubSettings(
            profile == null ? null : Profile.valueOf(profile.toUpperCase(Locale.ROOT)),
            new ServerSettings(
                server.text(ServerKey.HOST),
                server.number(ServerKey.PORT),
                dsn == null ? null : new Secret(dsn),
                dataDirectory == null ? null : file.resolveSibling(dataDirectory),
                redis == null ? null : new Secret(redis),
                server.flag(ServerKey.CONSUME)),
            new AccessSection(hub, file, problems).read(),
            AuditSection.read(hub, file),
            new LimitSettings(
                hub.number(LimitKey.TTL_DEFAULT),
                hub.number(LimitKey.TTL_MAX),
                hub.number(LimitKey.MAX_CLOCK_SKEW)),
            BlobSection.read(hub, file),
            bus(server),
            TlsSection.read(server, file));
    root.refuseOthers();
    worldservice.refuseOthers();
    server.refuseOthers();
    hub.refuseOthers();
    return settings;
  }

  private BusSettings bus(ConfigSection server) {
    String propertiesFile = server.text(ServerKey.CLIENT_PROPERTIES);
    return new BusSettings(
        server.texts(ServerKey.BROKERS),
        server.text(ServerKey.TOPIC),
        server.flag(ServerKey.CREATE_TOPICS),
        propertiesFile == null ? null : file.resolveSibling(propertiesFile));
  }
}
