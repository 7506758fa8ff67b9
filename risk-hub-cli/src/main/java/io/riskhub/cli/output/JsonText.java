package io.riskhub.cli.output;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** JSON laid out anew without touching a value: numbers keep the very digits that were sent. */
public final class JsonText {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Its table of known keys refuses honest text in which many keys share a hash.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(JsonInclude.Value.construct(NON_EMPTY, NON_EMPTY))
          .build();

  private JsonText() {}

  /** A record of ours in JSON: names in snake case, without what is null or empty. */
  public static String write(Object value, OutputFormat format) {
    try {
      return format == OutputFormat.JSON
          ? MAPPER.writer(indented()).writeValueAsString(value)
          : MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a record of ours: " + value.getClass(), e);
    }
  }

  /** An indented document that is written piece by piece; {@code out} stays open after it. */
  public static JsonGenerator generator(PrintWriter out) throws IOException {
    JsonGenerator generator = MAPPER.createGenerator(out);
    generator.setPrettyPrinter(indented());
    return generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  /** Reads what a hub sent. */
  public static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw notJson(e);
    }
  }

  private static DefaultPrettyPrinter indented() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""))
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }

  /** {@code json} indented. */
  public static String pretty(String json) {
    StringWriter text = new StringWriter();
    try (JsonParser parser = FACTORY.createParser(json);
        JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.setPrettyPrinter(indented());
      while (parser.nextToken() != null) {
        copy(parser, generator);
      }
    } catch (IOException e) {
      throw notJson(e);
    }
    return text.toString();
  }

  private static void copy(JsonParser parser, JsonGenerator generator) throws IOException {
    if (parser.currentToken().isNumeric()) {
      generator.writeNumber(parser.getText());
    } else {
      generator.copyCurrentEvent(parser);
    }
  }

  private static CommandFailure notJson(IOException e) {
    return new CommandFailure(
        ExitCode.FAULT, "the answer of the hub is not the JSON that a hub sends", e);
  }
}
