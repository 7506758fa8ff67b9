package io.riskhub.blob.contract;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;

/** Gives some bytes, and fails where others end. */
final class BrokenTape extends FilterInputStream {

  BrokenTape(byte[] bytes) {
    super(new ByteArrayInputStream(bytes));
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count < 0) {
      throw new IOException("the tape broke");
    }
    return count;
  }
}
