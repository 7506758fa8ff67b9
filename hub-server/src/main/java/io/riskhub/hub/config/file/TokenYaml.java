package io.riskhub.hub.config.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.riskhub.hub.access.Scope;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.config.reference.TokenKey;
import java.util.Collection;
import java.util.stream.Stream;

/** Writes a token as it stands in a list of them. */
final class TokenYaml {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private TokenYaml() {}

  static String write(Token token) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put(TokenKey.NAME.key(), token.name());
    entry.put(TokenKey.SHA256.key(), token.sha256());
    list(entry, TokenKey.SCOPES, token.scopes().stream().sorted().map(Scope::text));
    list(entry, TokenKey.ACTORS, sorted(token.limits().actors()));
    list(entry, TokenKey.STAGES, sorted(token.limits().stages()));
    list(entry, TokenKey.WORLDS, sorted(token.limits().worlds()));
    token.expires().ifPresent(end -> entry.put(TokenKey.EXPIRES.key(), end.toString()));
    token.requestsPerSecond().ifPresent(rate -> entry.put(TokenKey.RATE.key(), rate));
    ArrayNode list = JsonNodeFactory.instance.arrayNode().add(entry);
    try {
      return YAML.writeValueAsString(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a token of texts and numbers cannot be written", e);
    }
  }

  private static Stream<String> sorted(Collection<String> texts) {
    return texts.stream().sorted();
  }

  private static void list(ObjectNode entry, TokenKey key, Stream<String> texts) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    texts.forEach(list::add);
    if (!list.isEmpty()) {
      entry.set(key.key(), list);
    }
  }
}
