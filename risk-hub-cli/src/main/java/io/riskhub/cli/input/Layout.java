package io.riskhub.cli.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import io.riskhub.cli.input.Lines.Line;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How a source is written: told from its first two lines that are not blank. */
enum Layout {
  /** One JSON object, over several lines. */
  DOCUMENT,
  /** A JSON object a line. */
  LINES;

  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * A first line that leaves its object open begins a document, unless the second is a snapshot by
   * itself: then the first is a damaged line, and those after it deserve to be read.
   */
  static Layout of(Line first, NextLine next) throws IOException {
    if (!isLeftOpen(first.content)) {
      // A pipe may be slow: the second line is not waited for in vain.
      return LINES;
    }
    Line second = next.peek();
    return second != null && isSnapshot(second.content) ? LINES : DOCUMENT;
  }

  /** Looks at the line after. */
  interface NextLine {
    @Nullable Line peek() throws IOException;
  }

  /** Whether what stands there is in order as far as it goes, and lacks an end. */
  private static boolean isLeftOpen(byte[] line) {
    try (JsonParser parser = FACTORY.createNonBlockingByteArrayParser()) {
      ((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).feedInput(line, 0, line.length);
      JsonToken token = parser.nextToken();
      while (token != JsonToken.NOT_AVAILABLE) {
        token = parser.nextToken();
      }
      return !parser.getParsingContext().inRoot();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isSnapshot(byte[] line) {
    boolean weights = false;
    try (JsonParser parser = FACTORY.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        weights |= parser.currentName().equals("weights");
        parser.nextToken();
        parser.skipChildren();
      }
      return weights && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
