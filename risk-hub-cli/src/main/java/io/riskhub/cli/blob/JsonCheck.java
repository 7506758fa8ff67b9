package io.riskhub.cli.blob;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.contract.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whether a blob can stand in a snapshot where its ref stands: one JSON value, of the field's type,
 * without numbers that no double can hold. Reads it in passing, whatever its size.
 */
final class JsonCheck {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  // The blob will stand one level deep.
                  .maxNestingDepth(StrictJson.MAX_DEPTH - 1)
                  .maxNumberLength(StrictJson.MAX_NUMBER_LENGTH)
                  .build())
          .build();

  private final String label;
  private final BlobField field;

  /**
   * @param label what to call the source in a message
   */
  JsonCheck(String label, BlobField field) {
    this.label = label;
    this.field = field;
  }

  /** Reads {@code blob} to its end; a {@link CommandFailure} when it is not fit. */
  void run(InputStream blob) throws IOException {
    try (InputStreamReader text = new InputStreamReader(blob, StandardCharsets.UTF_8.newDecoder());
        JsonParser parser = FACTORY.createParser(text)) {
      requireType(parser.nextToken());
      boolean complete = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (complete) {
          throw refused("holds more than one JSON value");
        }
        complete = parser.getParsingContext().inRoot();
        if (token.isNumeric() && !Double.isFinite(parser.getDoubleValue())) {
          throw refused("holds a number that is too large for a double" + position(parser));
        }
      }
    } catch (CharacterCodingException e) {
      throw refused("is not valid UTF-8");
    } catch (JsonProcessingException e) {
      throw refused(
          "is not valid JSON: "
              + e.getOriginalMessage().lines().findFirst().orElse("")
              + (e.getLocation() == null
                  ? ""
                  : " (line %d, column %d)"
                      .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr())));
    }
  }

  private void requireType(@Nullable JsonToken first) {
    if (first == null) {
      throw refused("is empty");
    }
    boolean fits =
        first == JsonToken.START_OBJECT || (first == JsonToken.START_ARRAY && field.mayBeArray());
    if (!fits) {
      throw refused(
          "is no JSON object%s, as %s has to be"
              .formatted(field.mayBeArray() ? " or array" : "", field));
    }
  }

  private static String position(JsonParser parser) {
    return " (line %d, column %d)"
        .formatted(
            parser.currentTokenLocation().getLineNr(), parser.currentTokenLocation().getColumnNr());
  }

  private CommandFailure refused(String why) {
    return new CommandFailure(ExitCode.REFUSED, label + " " + why + "; nothing was stored");
  }
}
