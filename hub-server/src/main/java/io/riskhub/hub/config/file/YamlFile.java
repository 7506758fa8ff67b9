package io.riskhub.hub.config.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.riskhub.hub.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads YAML, and shows nothing of what is in it when that cannot be done. */
final class YamlFile {

  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          // What stands in a second document would be left out without a word.
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private YamlFile() {}

  /**
   * What the file holds.
   *
   * @throws ConfigException when it cannot be read, or is no YAML
   */
  static JsonNode read(Path file) {
    try {
      return YAML.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      // The parser's message can quote the file, and with it a secret.
      throw unreadable(
          file,
          "is not valid YAML near line "
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + " (or a key stands there twice, or a second document begins)");
    } catch (IOException e) {
      throw unreadable(file, "cannot be read (" + FileTrouble.words(e) + ")");
    }
  }

  /**
   * What a text holds that is to become a file.
   *
   * @throws ConfigException when it is no YAML
   */
  static JsonNode parse(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ConfigException(List.of("the file would be no valid YAML; look at its end"));
    }
  }

  private static ConfigException unreadable(Path file, String why) {
    return new ConfigException(List.of(file + ": " + why));
  }
}
