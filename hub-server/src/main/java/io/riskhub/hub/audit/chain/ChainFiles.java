package io.riskhub.hub.audit.chain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one chain: {@code hub-000001.jsonl} and so on with its lines, and beside them {@code
 * hub.head} and {@code hub.lock}. Only their owner can read them.
 */
public final class ChainFiles {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private static final Pattern NAME = Pattern.compile("(.+)-(\\d{6,9})\\.jsonl");

  private final Path directory;
  private final String name;

  ChainFiles(Path directory, String name) {
    this.directory = directory;
    this.name = name;
  }

  /** The head of the chain that {@code file} is of, by its name; empty for any other name. */
  public static Optional<Path> headBeside(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    return matcher.matches()
        ? Optional.of(file.resolveSibling(matcher.group(1) + ".head"))
        : Optional.empty();
  }

  Path directory() {
    return directory;
  }

  Path head() {
    return directory.resolve(name + ".head");
  }

  Path lock() {
    return directory.resolve(name + ".lock");
  }

  Path file(int number) {
    return directory.resolve("%s-%06d.jsonl".formatted(name, number));
  }

  /** The number of a file of this chain; 0 for any other. */
  int number(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    return matcher.matches() && matcher.group(1).equals(name)
        ? Integer.parseInt(matcher.group(2))
        : 0;
  }

  /** The last file, if there is one. */
  Optional<Path> last() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> own =
          files
              .filter(file -> number(file) > 0)
              .sorted((a, b) -> Integer.compare(number(a), number(b)))
              .toList();
      return own.isEmpty() ? Optional.empty() : Optional.of(own.getLast());
    }
  }

  /** The greatest number that a file has, or {@code least} if that is greater. */
  int lastNumber(int least) throws IOException {
    return Math.max(least, last().map(this::number).orElse(0));
  }

  void writeHead(ChainHead head) throws IOException {
    try (FileChannel channel = open(head())) {
      write(channel, head.bytes(), 0);
    }
  }

  void makeDirectory() throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, attributes("rwx------"));
    }
  }

  /** Opens one of them to be written, and makes it where it is missing. */
  static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.<OpenOption>of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        attributes("rw-------"));
  }

  /** Makes a file that has its first bytes from the moment on that it can be seen. */
  void create(Path file, byte[] begin, boolean sync) throws IOException {
    Path made = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel = open(made)) {
      channel.truncate(0);
      write(channel, begin, 0);
      force(channel, sync);
    }
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    forceDirectory(sync);
  }

  /** A file that is durable in a directory that is not would be lost with it. */
  private void forceDirectory(boolean sync) throws IOException {
    if (POSIX) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        force(channel, sync);
      }
    }
  }

  static void write(FileChannel channel, byte[] bytes, long position) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    long at = position;
    while (rest.hasRemaining()) {
      at += channel.write(rest, at);
    }
  }

  static void force(FileChannel channel, boolean sync) throws IOException {
    if (sync) {
      channel.force(false);
    }
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
