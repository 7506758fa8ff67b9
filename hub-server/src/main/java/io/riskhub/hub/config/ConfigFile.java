package io.riskhub.hub.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.riskhub.hub.Profile;
import io.riskhub.hub.Secret;
import io.riskhub.hub.config.reference.AccessKey;
import io.riskhub.hub.config.reference.LimitKey;
import io.riskhub.hub.config.reference.ServerKey;
import io.riskhub.hub.config.settings.AccessSettings;
import io.riskhub.hub.config.settings.BusSettings;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.config.settings.LimitSettings;
import io.riskhub.hub.config.settings.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads settings from a YAML file. */
public final class ConfigFile {

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
              .build());

  /** Settings of the operators' runbook whose features are still to come. */
  private static final Set<String> HUB_NOT_YET =
      Set.of("tokens", "allowed_networks", "allowed_actors", "allowed_stages");

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
    ConfigSection root = new ConfigSection("", tree(), problems);
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
            new AccessSettings(token(hub)),
            new LimitSettings(
                hub.number(LimitKey.TTL_DEFAULT),
                hub.number(LimitKey.TTL_MAX),
                hub.number(LimitKey.MAX_CLOCK_SKEW)),
            BlobSection.read(hub, file),
            bus(server));
    root.refuseOthers(Set.of());
    worldservice.refuseOthers(Set.of());
    server.refuseOthers(Set.of());
    hub.refuseOthers(HUB_NOT_YET);
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

  private JsonNode tree() {
    try {
      return YAML.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      // The parser's message can quote the file, and with it a secret.
      throw unreadable(
          "is not valid YAML near line "
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + " (or a key stands there twice)");
    } catch (IOException e) {
      throw unreadable("cannot be read (" + FileTrouble.words(e) + ")");
    }
  }

  private ConfigException unreadable(String why) {
    return new ConfigException(List.of(file + ": " + why));
  }

  private @Nullable Secret token(ConfigSection hub) {
    String token = hub.text(AccessKey.TOKEN);
    String tokenFile = hub.text(AccessKey.TOKEN_FILE);
    if (token != null && tokenFile != null) {
      problems.add("risk_hub.token and risk_hub.token_file: set one of the two");
    }
    if (tokenFile == null) {
      return token == null ? null : new Secret(token);
    }
    try {
      return TokenFile.read(file.resolveSibling(tokenFile));
    } catch (ConfigException e) {
      problems.addAll(e.problems());
      return null;
    }
  }
}
