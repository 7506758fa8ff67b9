package io.riskhub.hub.blobs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that may not be longer than it may be. */
final class BoundedStream extends FilterInputStream {

  private long left;

  BoundedStream(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  /** It is longer. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    return one < 0 ? one : counted(one, 1);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    return count < 0 ? count : counted(count, count);
  }

  private int counted(int result, int count) throws TooLongException {
    left -= count;
    if (left < 0) {
      throw new TooLongException();
    }
    return result;
  }
}
