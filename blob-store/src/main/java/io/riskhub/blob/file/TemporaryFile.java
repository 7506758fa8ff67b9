package io.riskhub.blob.file;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.integrity.RunningDigest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A blob that is being written, beside the place where it will stand. Gone when closed, unless it
 * was published; one that a crash left behind is told by its name.
 */
final class TemporaryFile implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;
  private static final Pattern NAME = Pattern.compile("\\.[0-9a-f-]{36}\\.tmp");

  private final Path path;

  private TemporaryFile(Path path) {
    this.path = path;
  }

  /** Names a file in {@code folder}; {@link #fill} makes it. */
  static TemporaryFile in(Path folder) {
    return new TemporaryFile(folder.resolve("." + UUID.randomUUID() + ".tmp"));
  }

  /** Whether a file is one of these. */
  static boolean isOne(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches();
  }

  /**
   * Writes all of {@code source}, durably.
   *
   * @throws BlobException when it cannot be written; any other exception is the source's
   */
  ContentDigest fill(BlobStore.Source source) throws IOException {
    RunningDigest digest = new RunningDigest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = source.open();
        FileChannel out = create()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, read);
        write(out, ByteBuffer.wrap(buffer, 0, read));
      }
      sync(out);
    }
    return digest.digest();
  }

  /** Gives the file its name, in the same folder, at once and durably. */
  void publish(String name) throws BlobException {
    Path target = path.resolveSibling(name);
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
      Durable.sync(path.resolveSibling("."));
    } catch (IOException e) {
      throw FileTrouble.of("write", target, e);
    }
  }

  @Override
  public void close() throws BlobException {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw FileTrouble.of("remove", path, e);
    }
  }

  private FileChannel create() throws BlobException {
    try {
      return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw FileTrouble.of("write", path, e);
    }
  }

  private void write(FileChannel out, ByteBuffer bytes) throws BlobException {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw FileTrouble.of("write", path, e);
    }
  }

  private void sync(FileChannel out) throws BlobException {
    try {
      out.force(true);
    } catch (IOException e) {
      throw FileTrouble.of("write", path, e);
    }
  }
}
