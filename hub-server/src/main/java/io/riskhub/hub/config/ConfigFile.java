package io.riskhub.hub.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.riskhub.contract.ContractLimits;
import io.riskhub.hub.Secret;
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

  private static final int MAX_CLOCK_SKEW_SECONDS = 86_400;

  /** Settings of the operators' runbook whose features are still to come. */
  private static final Set<String> HUB_NOT_YET =
      Set.of("tokens", "allowed_networks", "allowed_actors", "allowed_stages");

  private final List<String> problems = new ArrayList<>();

  private ConfigFile() {}

  /**
   * The settings in {@code file}.
   *
   * @throws ConfigException when the file cannot be read, or has wrong keys, types or values; it
   *     names all of them
   */
  public static HubSettings read(Path file) {
    ConfigFile reader = new ConfigFile();
    HubSettings settings = reader.settings(file);
    if (!reader.problems.isEmpty()) {
      throw new ConfigException(
          reader.problems.stream().map(problem -> file + ": " + problem).toList());
    }
    return settings;
  }

  private HubSettings settings(Path file) {
    ConfigSection root = new ConfigSection("", tree(file), problems);
    profile(root.text("profile"));
    ConfigSection worldservice = root.section("worldservice");
    ConfigSection server = worldservice.section("server");
    ConfigSection hub = root.section("risk_hub");
    String dataDirectory = server.text("data_dir");
    String dsn = server.text("dsn");
    String redis = server.text("redis");
    HubSettings settings =
        new HubSettings(
            new ServerSettings(
                server.text("host"),
                server.number("port", 0, 65_535),
                dsn == null ? null : new Secret(dsn),
                dataDirectory == null ? null : file.resolveSibling(dataDirectory),
                redis == null ? null : new Secret(redis),
                server.flag("consume")),
            new AccessSettings(token(hub, file)),
            new LimitSettings(
                hub.number("ttl_sec_default", 1, ContractLimits.TTL_SECONDS_CEILING),
                hub.number("ttl_sec_max", 1, ContractLimits.TTL_SECONDS_CEILING),
                hub.number("max_clock_skew_sec", 0, MAX_CLOCK_SKEW_SECONDS)),
            BlobSection.read(hub, file),
            bus(server, file));
    root.refuseOthers(Set.of());
    worldservice.refuseOthers(Set.of());
    server.refuseOthers(Set.of());
    hub.refuseOthers(HUB_NOT_YET);
    return settings;
  }

  private static BusSettings bus(ConfigSection server, Path file) {
    String propertiesFile = server.text("controlbus_properties_file");
    return new BusSettings(
        server.texts("controlbus_brokers"),
        server.text("controlbus_topic"),
        server.flag("controlbus_create_topics"),
        propertiesFile == null ? null : file.resolveSibling(propertiesFile));
  }

  private JsonNode tree(Path file) {
    try {
      return YAML.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      // The parser's message can quote the file, and with it a secret.
      problems.add(
          "is not valid YAML near line "
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + " (or a key stands there twice)");
    } catch (IOException e) {
      problems.add("cannot be read (" + FileTrouble.words(e) + ")");
    }
    return YAML.missingNode();
  }

  private void profile(@Nullable String profile) {
    if ("prod".equals(profile)) {
      problems.add("profile prod needs Redis, which this version does not have; use dev");
    } else if (profile != null && !profile.equals("dev")) {
      problems.add("profile must be dev or prod");
    }
  }

  private @Nullable Secret token(ConfigSection hub, Path file) {
    String token = hub.text("token");
    String tokenFile = hub.text("token_file");
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
