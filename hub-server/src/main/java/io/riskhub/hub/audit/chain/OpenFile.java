package io.riskhub.hub.audit.chain;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The file that lines are added to. What was not confirmed to be in it is overwritten. */
final class OpenFile implements AutoCloseable {

  /** Holds at least the hashes of a line, by which the file is known again. */
  private static final int ENDING = 4_096;

  private final Path path;
  private final FileChannel channel;
  private final @Nullable Object key;
  private long length;
  private byte[] ending;

  private OpenFile(Path path, FileChannel channel, long length) throws IOException {
    this.path = path;
    this.channel = channel;
    this.key = key(path);
    this.length = length;
    this.ending = ending(channel, length);
  }

  /** Opens a file to write on behind its first {@code length} bytes. */
  static OpenFile at(Path path, long length) throws IOException {
    FileChannel channel = ChainFiles.open(path);
    try {
      if (channel.size() > length) {
        channel.truncate(length);
      }
      return new OpenFile(path, channel, length);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  String name() {
    return requireNonNull(path.getFileName()).toString();
  }

  long length() {
    return length;
  }

  /** Adds bytes; all of them are in the file when this returns, or none counts. */
  void append(byte[] bytes, boolean sync) throws IOException {
    requireInPlace();
    ChainFiles.write(channel, bytes, length);
    ChainFiles.force(channel, sync);
    length += bytes.length;
    ending = lastOf(ending, bytes);
  }

  private static byte[] lastOf(byte[] before, byte[] added) {
    int kept = Math.min(before.length, Math.max(0, ENDING - added.length));
    int taken = Math.min(added.length, ENDING);
    byte[] last = new byte[kept + taken];
    System.arraycopy(before, before.length - kept, last, 0, kept);
    System.arraycopy(added, added.length - taken, last, kept, taken);
    return last;
  }

  /** A file that was removed can be written on, and nobody would ever read it. */
  private void requireInPlace() throws IOException {
    Object now;
    try {
      now = key(path);
    } catch (NoSuchFileException e) {
      throw new IOException(path + " was removed", e);
    }
    if (key != null && !key.equals(now)) {
      throw new IOException(path + " was replaced by another file");
    }
  }

  /** Whether the file that is there now, be it another one, has what was confirmed. */
  boolean isStillThere() throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) < length) {
      return false;
    }
    try (FileChannel there = FileChannel.open(path)) {
      return Arrays.equals(ending, ending(there, length));
    }
  }

  private static byte[] ending(FileChannel from, long length) throws IOException {
    int size = (int) Math.min(length, ENDING);
    ByteBuffer buffer = ByteBuffer.allocate(size);
    while (buffer.hasRemaining()) {
      if (from.read(buffer, length - size + buffer.position()) < 0) {
        break;
      }
    }
    return buffer.array();
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
