package io.riskhub.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON with no leniency: one value, UTF-8 without a byte order mark, no duplicate keys, no
 * {@code NaN}, no lone surrogates, bounded nesting and number length. Integer tokens stay integers
 * of any size; every other number is a double, which may overflow to an infinity that the caller
 * must look for.
 */
public final class StrictJson {

  /** The deepest nesting of objects and arrays, the outermost counted as 1. */
  public static final int MAX_DEPTH = 64;

  /** The longest number token in characters. */
  public static final int MAX_NUMBER_LENGTH = 1_000;

  /** Takes whatever {@link #parse} lets through. */
  private static final JsonFactory TRUSTING =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Its table of known keys refuses honest text in which many keys share a hash.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final JsonMapper MAPPER = new JsonMapper(FACTORY);

  /** Of a document that holds another one. */
  private static final JsonMapper ENVELOPE =
      new JsonMapper(
          FACTORY
              .rebuild()
              .streamReadConstraints(
                  FACTORY.streamReadConstraints().rebuild().maxNestingDepth(MAX_DEPTH + 1).build())
              .build());

  static final String BYTE_ORDER_MARK = "begins with a byte order mark; send UTF-8 without one";
  static final String NOT_UTF8 = "is not valid UTF-8";

  private StrictJson() {}

  /**
   * Parses {@code utf8}.
   *
   * @throws MalformedJsonException when the bytes are not exactly one strict JSON value
   */
  public static JsonNode parse(byte[] utf8) throws MalformedJsonException {
    return parse(decode(utf8));
  }

  /**
   * Parses {@code text}.
   *
   * @throws MalformedJsonException when the text is not exactly one strict JSON value
   */
  public static JsonNode parse(String text) throws MalformedJsonException {
    return parse(text, MAPPER);
  }

  /**
   * Parses the envelope of a strict JSON value, which may nest one level deeper than that.
   *
   * @throws MalformedJsonException when the bytes are not exactly one strict JSON value
   */
  public static JsonNode parseEnvelope(byte[] utf8) throws MalformedJsonException {
    return parse(decode(utf8), ENVELOPE);
  }

  private static JsonNode parse(String text, JsonMapper mapper) throws MalformedJsonException {
    if (text.isBlank()) {
      throw new MalformedJsonException("is empty; send one JSON object");
    }
    if (text.charAt(0) == '\uFEFF') {
      throw new MalformedJsonException(BYTE_ORDER_MARK);
    }
    try (JsonParser parser = new BoundedNumbers(mapper.createParser(text))) {
      JsonNode value = mapper.readTree(parser);
      JsonToken trailing = parser.nextToken();
      if (trailing != null) {
        throw new MalformedJsonException(
            "has more after the first JSON value, at " + position(parser.currentTokenLocation()));
      }
      LoneSurrogates.refuse(value);
      return value;
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(sentence(e));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string cannot fail", e);
    }
  }

  /** Reads text that {@link #parse} let through before, token by token and without its checks. */
  public static JsonParser again(String text) throws IOException {
    return TRUSTING.createParser(text);
  }

  private static String decode(byte[] utf8) throws MalformedJsonException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJsonException(NOT_UTF8);
    }
  }

  static String sentence(JsonProcessingException e) {
    JsonLocation where = e.getLocation();
    return "is not valid JSON"
        + (where == null ? "" : " at " + position(where))
        + ": "
        + ParserMessage.readable(e.getOriginalMessage());
  }

  static String position(JsonLocation where) {
    return "line " + where.getLineNr() + ", column " + where.getColumnNr();
  }

  /** Bounds whole number tokens; the parser's own bound leaves out the sign, the point and more. */
  static final class BoundedNumbers extends JsonParserDelegate {

    BoundedNumbers(JsonParser parser) {
      super(parser);
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
      JsonToken token = super.nextToken();
      if (token != null && token.isNumeric() && getTextLength() > MAX_NUMBER_LENGTH) {
        throw new JsonParseException(
            this, "Number value length exceeds the maximum", currentTokenLocation());
      }
      return token;
    }
  }
}
