package io.riskhub.hub.http.sending;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream of one answer. What it throws ends the connection: the caller went away, or was cut
 * off. Only the time in which the caller is waited for counts, not what it takes to make the
 * answer.
 */
final class GuardedStream extends OutputStream {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedStream.class);

  /** Each piece that the caller takes is progress. */
  private static final int PIECE = 16 << 10;

  private final OutputStream out;
  private final Duration patience;
  private final Consumer<GuardedStream> whenClosed;
  private volatile @Nullable Wait waiting;

  GuardedStream(OutputStream out, Duration patience, Consumer<GuardedStream> whenClosed) {
    this.out = out;
    this.patience = patience;
    this.whenClosed = whenClosed;
  }

  /** Something that waits for the caller. */
  @FunctionalInterface
  interface Sending {
    void run() throws IOException;
  }

  @Override
  public void write(int b) {
    send(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int sent = 0; sent < length; sent += PIECE) {
      int from = offset + sent;
      int piece = Math.min(PIECE, length - sent);
      send(() -> out.write(bytes, from, piece));
    }
  }

  @Override
  public void flush() {
    send(out::flush);
  }

  /** Sends the last of an answer that is whole. */
  void finish(Sending last) {
    send(last);
  }

  /** Ends the watch, and not the answer, which need not be whole. */
  @Override
  public void close() {
    whenClosed.accept(this);
  }

  void cutIfStalled(long now) {
    Wait wait = waiting;
    if (wait != null) {
      wait.cutIfLongerThan(patience, now);
    }
  }

  private void send(Sending sending) {
    Wait wait = new Wait();
    waiting = wait;
    boolean cut = false;
    try {
      sending.run();
    } catch (IOException | ServerConnectionException e) {
      throw new CloseConnectionException("the caller went away", e);
    } finally {
      waiting = null;
      cut = wait.end();
      if (cut) {
        LOG.warn("a caller was cut off: it took nothing of its answer for {}", patience);
      }
    }
    if (cut) {
      throw new CloseConnectionException("the caller was cut off");
    }
  }
}
