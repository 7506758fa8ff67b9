package io.riskhub.blob.integrity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;

/** Bytes that may be the beginning of a JSON text. For one thread. */
final class JsonBeginning implements AutoCloseable {

  /** Within the usual bounds of depth and length: the text is not trusted. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private final JsonParser parser;
  private final ByteArrayFeeder feeder;
  private int depth;
  private boolean complete;
  private int last = -1;

  JsonBeginning() throws IOException {
    parser = JSON.createNonBlockingByteArrayParser();
    feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
  }

  /**
   * Takes the first {@code count} of {@code bytes}.
   *
   * @throws IOException when no JSON text begins like this
   */
  void add(byte[] bytes, int count) throws IOException {
    if (count > 0) {
      last = bytes[count - 1];
      feed(bytes, count);
    }
  }

  /** Whether something is missing at the end. */
  boolean lacksItsEnd() {
    // A string that swallows the last bracket lost its quote; it was not cut.
    return !complete && !((last == '}' || last == ']') && isInsideString());
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /** Between tokens a line may end, in a string it must not. */
  private boolean isInsideString() {
    try {
      feed(new byte[] {'\n'}, 1);
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private void feed(byte[] bytes, int count) throws IOException {
    feeder.feedInput(bytes, 0, count);
    for (JsonToken token = parser.nextToken();
        token != JsonToken.NOT_AVAILABLE;
        token = parser.nextToken()) {
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      }
      complete |= depth == 0;
    }
  }
}
