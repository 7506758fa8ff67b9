package io.riskhub.hub.audit.chain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What the end of a file looks like to who wants to write on.
 *
 * @param last the last whole line
 * @param damage what stands behind it
 */
record ChainEnd(Optional<ChainLine> last, Optional<Damage> damage) {

  /** Of more, the beginning is not looked at: a line is far shorter. */
  private static final int WINDOW = 1 << 20;

  /**
   * Bytes that are no whole line.
   *
   * @param sha256 of all of them but for line ends around them
   * @param ended whether a line end stands behind them
   */
  record Damage(int bytes, String sha256, boolean ended) {}

  static ChainEnd of(Path file, ChainHash hash) throws IOException {
    byte[] tail = tail(file);
    int end = tail.length;
    while (end > 0) {
      int lineEnd = lineEndBefore(tail, end);
      int start = lineEndBefore(tail, lineEnd) + 1;
      if (lineEnd < 0) {
        break;
      }
      Optional<ChainLine> line = ChainLine.read(Arrays.copyOfRange(tail, start, lineEnd), hash);
      if (line.filter(ChainLine::isWhole).isPresent()) {
        return new ChainEnd(line, damage(tail, lineEnd + 1));
      }
      end = lineEnd;
    }
    return new ChainEnd(Optional.empty(), damage(tail, 0));
  }

  /** The place of the last line end before {@code end}; -1 if there is none. */
  private static int lineEndBefore(byte[] bytes, int end) {
    int at = Math.min(end, bytes.length) - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }

  private static Optional<Damage> damage(byte[] tail, int from) {
    if (from >= tail.length) {
      return Optional.empty();
    }
    boolean ended = tail[tail.length - 1] == '\n';
    byte[] bytes = Arrays.copyOfRange(tail, from, ended ? tail.length - 1 : tail.length);
    return Optional.of(new Damage(bytes.length, DigestUtils.sha256Hex(bytes), ended));
  }

  private static byte[] tail(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(size, WINDOW));
      long from = size - buffer.capacity();
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, from + buffer.position()) < 0) {
          break;
        }
      }
      return Arrays.copyOf(buffer.array(), buffer.position());
    }
  }
}
