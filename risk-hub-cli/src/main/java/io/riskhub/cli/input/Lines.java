package io.riskhub.cli.input;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, one in memory at a time. */
final class Lines implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int longest;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private long number;
  private long bytesRead;

  /** Keeps at most {@code longest} bytes of a line, lest an endless one fills the memory. */
  Lines(InputStream in, int longest) {
    this.in = new BufferedInputStream(in, BUFFER);
    this.longest = longest;
  }

  /** A line with its terminator; {@code whole} unless it was cut for its length. */
  static final class Line {
    final long number;
    final byte[] content;
    final boolean whole;
    final boolean blank;

    Line(long number, byte[] content, boolean whole, boolean blank) {
      this.number = number;
      this.content = content;
      this.whole = whole;
      this.blank = blank;
    }
  }

  /** The next line, or null at the end. */
  @Nullable Line next() throws IOException {
    Line line = ahead.poll();
    return line == null ? read() : line;
  }

  /** The next line that is not blank, or null at the end. */
  @Nullable Line nextNotBlank() throws IOException {
    Line line = next();
    while (line != null && line.blank) {
      line = next();
    }
    return line;
  }

  /**
   * Looks ahead at the next line that is not blank, which will come in its turn; null at the end.
   */
  @Nullable Line peekNotBlank() throws IOException {
    Line line = read();
    while (line != null) {
      ahead.add(line);
      if (!line.blank) {
        return line;
      }
      line = read();
    }
    return null;
  }

  /** How many bytes were read from the stream. */
  long bytesRead() {
    return bytesRead;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private @Nullable Line read() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    boolean blank = true;
    boolean whole = true;
    for (int each = in.read(); each >= 0; each = in.read()) {
      bytesRead++;
      blank &= Character.isWhitespace(each);
      whole &= content.size() < longest;
      if (whole) {
        content.write(each);
      }
      if (each == '\n') {
        return new Line(++number, content.toByteArray(), whole, blank);
      }
    }
    return content.size() == 0 ? null : new Line(++number, content.toByteArray(), whole, blank);
  }
}
