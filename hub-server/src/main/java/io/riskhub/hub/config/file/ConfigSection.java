package io.riskhub.hub.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.riskhub.hub.config.reference.Form;
import io.riskhub.hub.config.reference.Setting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One mapping of the configuration file, which knows its path and gathers what is wrong in it. */
final class ConfigSection {

  private final String path;
  private final JsonNode node;
  private final List<String> problems;
  private final Set<String> known = new LinkedHashSet<>();

  ConfigSection(String path, JsonNode node, List<String> problems) {
    this.path = path;
    this.node = node;
    this.problems = problems;
    if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
      problems.add(path + " must be a mapping of keys to values");
    }
  }

  ConfigSection section(String key) {
    return new ConfigSection(pathOf(key), take(key), problems);
  }

  /** A list of mappings; {@code null} where there is none. */
  @Nullable List<ConfigSection> sections(Setting setting) {
    JsonNode value = take(setting);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isArray()) {
      problems.add(setting.path() + " must be a list");
      return null;
    }
    List<ConfigSection> sections = new ArrayList<>();
    for (JsonNode entry : value) {
      sections.add(
          new ConfigSection("%s[%d]".formatted(setting.path(), sections.size()), entry, problems));
    }
    return sections;
  }

  @Nullable String text(Setting setting) {
    JsonNode value = take(setting);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      problems.add(pathOf(setting.key()) + " must be a text that is not empty");
      return null;
    }
    return value.textValue();
  }

  /** The same, where an empty text means something. */
  @Nullable String anyText(Setting setting) {
    JsonNode value = take(setting);
    if (!value.isMissingNode() && !value.isTextual()) {
      problems.add(setting.path() + " must be a text");
    }
    return value.textValue();
  }

  /** One of a few words. */
  @Nullable String choice(Setting setting) {
    List<String> words = ((Form.Choice) setting.form()).choices();
    String text = text(setting);
    if (text == null || words.contains(text)) {
      return text;
    }
    problems.add(setting.path() + " must be one of: " + String.join(", ", words));
    return null;
  }

  @Nullable List<String> texts(Setting setting) {
    JsonNode value = take(setting);
    if (value.isMissingNode()) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    value.forEach(text -> texts.add(text.asText()));
    if (!value.isArray() || texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
      problems.add(pathOf(setting.key()) + " must be a list of texts that are not empty");
      return null;
    }
    return texts;
  }

  @Nullable Boolean flag(Setting setting) {
    JsonNode value = take(setting);
    if (!value.isMissingNode() && !value.isBoolean()) {
      problems.add(setting.path() + " must be true or false");
    }
    return value.isBoolean() ? value.booleanValue() : null;
  }

  @Nullable Integer number(Setting setting) {
    Form.Whole whole = (Form.Whole) setting.form();
    JsonNode value = take(setting);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.canConvertToInt()
        || value.intValue() < whole.from()
        || value.intValue() > whole.to()) {
      problems.add(
          "%s must be a whole number from %d to %d"
              .formatted(pathOf(setting.key()), whole.from(), whole.to()));
      return null;
    }
    return value.intValue();
  }

  /** Names every key that was not asked for. */
  void refuseOthers() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problems.add(
                    "%s is not a setting; known here: %s"
                        .formatted(pathOf(key), String.join(", ", known)));
              }
            });
  }

  private JsonNode take(Setting setting) {
    if (!setting.path().equals(pathOf(setting.key()).replaceAll("\\[\\d+]", "[]"))) {
      throw new IllegalArgumentException(setting.path() + " does not stand in " + path);
    }
    return take(setting.key());
  }

  private JsonNode take(String key) {
    known.add(key);
    JsonNode value = node.get(key);
    return value == null ? MissingNode.getInstance() : value;
  }

  boolean has(Setting setting) {
    return node.has(setting.key());
  }

  /** A mistake in the value of a key. */
  void problem(Setting setting, String message) {
    problems.add(pathOf(setting.key()) + " " + message);
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
