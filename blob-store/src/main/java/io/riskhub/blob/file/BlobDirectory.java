package io.riskhub.blob.file;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobName;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.blob.RefCheck;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The base directory, and which refs point into it once links are followed. */
final class BlobDirectory {

  private final Path base;
  private final String start;

  BlobDirectory(Path directory) {
    this.base = directory.toAbsolutePath().normalize();
    this.start = Scheme.FILE.start() + base + "/";
    try {
      ref(BlobName.longest());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "blobs cannot be kept in " + base + ": " + e.getMessage(), e);
    }
  }

  Path base() {
    return base;
  }

  BlobRef ref(BlobName name) {
    return BlobRef.of(start + name.path());
  }

  /**
   * Whether the ref points inside. The text alone is looked at first: a ref to elsewhere does not
   * even make the file system look there.
   */
  RefCheck check(BlobRef ref) {
    Optional<BlobName> name = name(ref);
    if (name.isEmpty()) {
      return outside(ref);
    }
    try {
      return isInside(follow(name.get())) ? new RefCheck.Valid(ref) : astray(ref);
    } catch (IOException e) {
      // Whoever opens it will be told what is wrong.
      return new RefCheck.Valid(ref);
    }
  }

  /** Where the file of a ref that points inside is, links followed; it may not exist. */
  Path locate(BlobRef ref) throws BlobException {
    BlobName name = name(ref).orElseThrow(() -> BlobException.foreign(outside(ref)));
    try {
      Path real = follow(name);
      if (isInside(real)) {
        return real;
      }
    } catch (IOException e) {
      throw FileTrouble.of("look for %s in".formatted(ref), base, e);
    }
    throw BlobException.foreign(astray(ref));
  }

  /** The folder of a world, made durably if it was missing. */
  Path folder(String world) throws BlobException {
    Path folder = base.resolve(world);
    try {
      create();
      createFolder(folder);
      // Also when it was there: whoever made it may not have come as far as this.
      Durable.sync(base);
      Path real = folder.toRealPath();
      if (!isInside(real)) {
        throw new BlobException(
            Reason.FOREIGN, "the folder %s leads outside of %s by a link".formatted(folder, base));
      }
      return real;
    } catch (BlobException e) {
      throw e;
    } catch (IOException e) {
      throw FileTrouble.of("make the folder", folder, e);
    }
  }

  /** Makes the base directory if it is missing. */
  void create() throws IOException {
    if (!Files.isDirectory(base)) {
      Files.createDirectories(base);
      Durable.sync(base.resolveSibling("."));
    }
  }

  /** Whether anything of it can be read: one that is empty or away cannot. */
  boolean isReadable() {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(base)) {
      return entries.iterator().hasNext();
    } catch (IOException | DirectoryIteratorException e) {
      return false;
    }
  }

  private RefCheck.Refused outside(BlobRef ref) {
    return RefCheck.Refused.of("points outside of " + base, ref);
  }

  private RefCheck.Refused astray(BlobRef ref) {
    return RefCheck.Refused.of("leads outside of %s by a link".formatted(base), ref);
  }

  private static void createFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private Optional<BlobName> name(BlobRef ref) {
    String text = ref.toString();
    return text.startsWith(start)
        ? BlobName.ofPath(text.substring(start.length()))
        : Optional.empty();
  }

  private boolean isInside(Path real) throws IOException {
    return real.startsWith(realBase());
  }

  private Path realBase() throws IOException {
    try {
      return base.toRealPath();
    } catch (NoSuchFileException e) {
      return base;
    }
  }

  /** The real path as far as it exists. */
  private Path follow(BlobName name) throws IOException {
    Path folder = realBase().resolve(name.world());
    try {
      return folder.resolve(name.fileName()).toRealPath();
    } catch (NoSuchFileException e) {
      try {
        return folder.toRealPath().resolve(name.fileName());
      } catch (NoSuchFileException noFolder) {
        return folder.resolve(name.fileName());
      }
    }
  }
}
