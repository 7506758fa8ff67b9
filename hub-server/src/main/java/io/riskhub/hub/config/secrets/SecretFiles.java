package io.riskhub.hub.config.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The files of a configuration that only some may read. */
public final class SecretFiles {

  /** Settings that are secrets, or addresses that may hold one. */
  private static final Set<String> SECRET = Set.of("token", "secret_access_key");

  private static final Set<String> ADDRESS = Set.of("dsn", "redis");

  private static final String NAMES_A_FILE = "_file";

  /** Everybody may see a certificate. */
  private static final Set<String> PUBLIC = Set.of("cert_file", "client_ca_file", "ca_file");

  private static final Pattern WITH_PASSWORD = Pattern.compile("^[a-z]+://[^/]*:[^/@]+@.*");

  private SecretFiles() {}

  /**
   * The file of settings if it holds secrets, and the files of secrets that it names. Nothing when
   * it cannot be read, of which others tell.
   */
  public static List<Path> of(Path configFile) {
    List<Path> files = new ArrayList<>();
    try {
      JsonNode root = new YAMLMapper().readTree(configFile.toFile());
      if (root.isObject()) {
        collect(root, configFile, files);
      }
    } catch (IOException e) {
      return List.of();
    }
    return files.stream().distinct().toList();
  }

  private static void collect(JsonNode section, Path configFile, List<Path> files) {
    section
        .properties()
        .forEach(
            setting -> {
              String text = setting.getValue().asText("");
              if (setting.getValue().isContainerNode()) {
                collect(setting.getValue(), configFile, files);
              } else if (isSecret(setting.getKey(), text)) {
                files.add(configFile);
              } else if (setting.getKey().endsWith(NAMES_A_FILE)
                  && !PUBLIC.contains(setting.getKey())) {
                files.add(configFile.resolveSibling(text));
              }
            });
  }

  private static boolean isSecret(String key, String text) {
    return SECRET.contains(key) || (ADDRESS.contains(key) && WITH_PASSWORD.matcher(text).matches());
  }

  /** Whether every user of this machine may read it; no, where files have no such rights. */
  public static boolean isReadableByAll(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
  }
}
