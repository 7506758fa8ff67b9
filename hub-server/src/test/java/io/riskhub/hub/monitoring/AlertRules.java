package io.riskhub.hub.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules that operators load into Prometheus. */
final class AlertRules {

  static final Path FOLDER = Path.of("monitoring");

  private AlertRules() {}

  /** A rule. */
  record Alert(String name, String expression, String severity, Map<String, String> annotations) {

    Alert {
      annotations = Map.copyOf(annotations);
    }

    @Override
    public String toString() {
      return name + " (" + severity + ")";
    }
  }

  /** All of them. */
  static List<Alert> read() {
    List<Alert> alerts = new ArrayList<>();
    for (JsonNode rule :
        yaml("alerts.yml").findValues("rules").stream()
            .flatMap(rules -> rules.valueStream())
            .toList()) {
      Map<String, String> annotations = new TreeMap<>();
      rule.path("annotations").forEachEntry((name, text) -> annotations.put(name, text.asText()));
      alerts.add(
          new Alert(
              rule.path("alert").asText(),
              rule.path("expr").asText(),
              rule.path("labels").path("severity").asText(),
              annotations));
    }
    return alerts;
  }

  /** A file of the folder. */
  static JsonNode yaml(String file) {
    try {
      return YAMLMapper.builder().build().readTree(Files.readString(FOLDER.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
