package io.riskhub.blob.file;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobName;
import io.riskhub.blob.StoredBlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Walks the base directory and the folders of its worlds. Links are not followed. */
final class FileListing {

  private final BlobDirectory directory;

  FileListing(BlobDirectory directory) {
    this.directory = directory;
  }

  /** All blobs, read as the stream is. */
  Stream<StoredBlob> blobs() throws BlobException {
    return filesOfWorlds().flatMap(file -> blob(file).stream());
  }

  /** Removes the remains of crashed writes, and says how many. */
  int removeTemporaryFiles(Instant before) throws BlobException {
    int removed = 0;
    // The base directory holds those of crashed checks.
    try (Stream<Path> files =
        Stream.concat(files(directory.base()), filesOfWorlds()).filter(TemporaryFile::isOne)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (isOlder(file, before) && Files.deleteIfExists(file)) {
          removed++;
        }
      }
    } catch (UncheckedIOException e) {
      throw new BlobException(
          Reason.UNAVAILABLE, "cannot list %s: %s".formatted(directory.base(), e.getMessage()), e);
    } catch (IOException e) {
      throw FileTrouble.of("remove temporary files below", directory.base(), e);
    }
    return removed;
  }

  private static boolean isOlder(Path file, Instant before) {
    return attributes(file)
        .filter(found -> found.lastModifiedTime().toInstant().isBefore(before))
        .isPresent();
  }

  private Optional<StoredBlob> blob(Path file) {
    Path folder = file.resolveSibling(".").normalize();
    return BlobName.ofPath(folder.getFileName() + "/" + file.getFileName())
        .flatMap(
            name ->
                attributes(file)
                    .filter(BasicFileAttributes::isRegularFile)
                    .map(
                        found ->
                            new StoredBlob(
                                directory.ref(name),
                                found.size(),
                                Optional.of(found.lastModifiedTime().toInstant()))));
  }

  /** Empty for a file that went away meanwhile. */
  private static Optional<BasicFileAttributes> attributes(Path file) {
    try {
      return Optional.of(
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(FileTrouble.of("look at", file, e));
    }
  }

  private Stream<Path> filesOfWorlds() throws BlobException {
    return files(directory.base())
        .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
        .flatMap(
            folder -> {
              try {
                return files(folder);
              } catch (BlobException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  @SuppressWarnings("StreamResourceLeak") // The callers close it.
  private static Stream<Path> files(Path folder) throws BlobException {
    try {
      return Files.list(folder);
    } catch (NoSuchFileException e) {
      return Stream.empty();
    } catch (IOException e) {
      throw FileTrouble.of("list", folder, e);
    }
  }
}
