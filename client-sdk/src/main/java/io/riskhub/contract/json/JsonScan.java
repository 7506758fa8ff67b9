package io.riskhub.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON too large for a tree, token by token, as strictly as {@link StrictJson}; closes
 * nothing.
 */
public final class JsonScan {

  /** Bounds the memory that telling duplicate keys takes. */
  private static final int MAX_KEYS = 1_000_000;

  /** In characters; a snapshot with a longer text or key would be too large itself. */
  static final int MAX_TEXT = 1 << 20;

  private static final JsonFactory STRICT =
      StrictJson.FACTORY
          .rebuild()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StrictJson.FACTORY
                  .streamReadConstraints()
                  .rebuild()
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_TEXT)
                  .build())
          .build();

  /** Duplicate keys can only be told by whoever keeps all keys. */
  private static final JsonFactory WITHOUT_MEMORY =
      STRICT.rebuild().disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonScan() {}

  /** Sees each token in turn; the parser stands at it. */
  @FunctionalInterface
  public interface Tokens {
    void see(JsonToken token, JsonParser parser) throws IOException;
  }

  /**
   * Reads to the end. Memory: the keys of the objects that are open.
   *
   * @throws MalformedJsonException when the bytes are not exactly one strict JSON value, or have
   *     more than a million keys; tokens before the mistake were seen
   * @throws IOException when the bytes cannot be read
   */
  public static void strictly(InputStream utf8, Tokens tokens)
      throws MalformedJsonException, IOException {
    scan(STRICT, utf8, new BoundedKeys(tokens));
  }

  /**
   * Reads to the end, in little memory whatever the text. Duplicate keys are let pass.
   *
   * @throws MalformedJsonException when the bytes are not exactly one JSON value
   * @throws IOException when the bytes cannot be read
   */
  public static void syntax(InputStream utf8) throws MalformedJsonException, IOException {
    scan(WITHOUT_MEMORY, utf8, (token, parser) -> {});
  }

  private static void scan(JsonFactory json, InputStream utf8, Tokens tokens)
      throws MalformedJsonException, IOException {
    Reader text =
        new BufferedReader(new InputStreamReader(utf8, StandardCharsets.UTF_8.newDecoder()));
    try {
      refuseByteOrderMark(text);
      try (JsonParser parser = new StrictJson.BoundedNumbers(json.createParser(text))) {
        scan(parser, tokens);
      }
    } catch (CharacterCodingException e) {
      throw new MalformedJsonException(StrictJson.NOT_UTF8);
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(StrictJson.sentence(e));
    }
  }

  private static void scan(JsonParser parser, Tokens tokens)
      throws MalformedJsonException, IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new MalformedJsonException("is empty; it should be one JSON value");
    }
    int depth = 0;
    while (token != null) {
      if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
        LoneSurrogates.refuse(parser.getText());
      }
      tokens.see(token, parser);
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      token = parser.nextToken();
      if (depth == 0 && token != null) {
        throw new MalformedJsonException(
            "has more after the first JSON value, at "
                + StrictJson.position(parser.currentTokenLocation()));
      }
    }
  }

  private static void refuseByteOrderMark(Reader text) throws MalformedJsonException, IOException {
    text.mark(1);
    if (text.read() == '\uFEFF') {
      throw new MalformedJsonException(StrictJson.BYTE_ORDER_MARK);
    }
    text.reset();
  }

  private static final class BoundedKeys implements Tokens {

    private final Tokens next;
    private int keys;

    BoundedKeys(Tokens next) {
      this.next = next;
    }

    @Override
    public void see(JsonToken token, JsonParser parser) throws IOException {
      if (token == JsonToken.FIELD_NAME && ++keys > MAX_KEYS) {
        throw new JsonParseException(
            parser, "more than %,d keys".formatted(MAX_KEYS), parser.currentTokenLocation());
      }
      next.see(token, parser);
    }
  }
}
