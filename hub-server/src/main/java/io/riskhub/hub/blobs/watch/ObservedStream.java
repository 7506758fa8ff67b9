package io.riskhub.hub.blobs.watch;

import io.riskhub.blob.BlobException;
import io.riskhub.hub.blobs.watch.BlobObserver.Outcome;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Tells once how the reading of a blob ended. For one thread. */
final class ObservedStream extends FilterInputStream {

  private final Consumer<Outcome> observer;
  private boolean told;

  ObservedStream(InputStream in, Consumer<Outcome> observer) {
    super(in);
    this.observer = observer;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int count = super.read(bytes, offset, length);
      if (count < 0) {
        tell(Outcome.OK);
      }
      return count;
    } catch (BlobException e) {
      tell(Outcome.of(e));
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    tell(Outcome.STOPPED);
    super.close();
  }

  private void tell(Outcome outcome) {
    if (!told) {
      told = true;
      observer.accept(outcome);
    }
  }
}
