package io.riskhub.blob.file;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobName;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.CheckResult;
import io.riskhub.blob.RefCheck;
import io.riskhub.blob.StoredBlob;
import io.riskhub.blob.integrity.VerifyingInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Blobs as JSON files, {@code <base directory>/<world>/<version>-<field>.<digest>.json}. They live
 * until they are deleted or swept. Whoever takes a ref for a plain path finds the file.
 */
public final class JsonBlobStore implements BlobStore {

  private final BlobDirectory directory;
  private final Opener opener;

  /**
   * Keeps blobs below {@code directory}, which the first put makes if it is missing.
   *
   * @throws IllegalArgumentException when the directory's name cannot stand in a ref
   */
  public JsonBlobStore(Path directory) {
    this(directory, path -> Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS));
  }

  JsonBlobStore(Path directory, Opener opener) {
    this.directory = new BlobDirectory(directory);
    this.opener = opener;
  }

  /** The one way to a file's bytes. */
  @FunctionalInterface
  interface Opener {
    InputStream open(Path path) throws IOException;
  }

  @Override
  public BlobRef.Scheme scheme() {
    return BlobRef.Scheme.FILE;
  }

  @Override
  public BlobRef put(String world, String version, String field, Source json, Duration ttl)
      throws IOException {
    BlobName.Stem stem = BlobName.stem(world, version, field);
    if (!ttl.isPositive()) {
      throw new IllegalArgumentException("a snapshot's ttl is more than nothing, not " + ttl);
    }
    try (TemporaryFile file = TemporaryFile.in(directory.folder(stem.world()))) {
      BlobName name = stem.with(file.fill(json));
      file.publish(name.fileName());
      return directory.ref(name);
    }
  }

  @Override
  public RefCheck resolve(BlobRef ref) {
    return directory.check(ref);
  }

  @Override
  public InputStream open(BlobRef ref) throws BlobException {
    Source stored = () -> openFile(ref);
    try {
      return new VerifyingInputStream(ref, openFile(ref), stored);
    } catch (BlobException e) {
      boolean refused = e.getCause() instanceof FileSystemException && directory.isReadable();
      throw refused ? e.ofThisBlobAlone() : e;
    }
  }

  @Override
  public boolean exists(BlobRef ref) throws BlobException {
    return Files.isRegularFile(directory.locate(ref), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public boolean delete(BlobRef ref) throws BlobException {
    Path path = directory.locate(ref);
    try {
      return Files.deleteIfExists(path);
    } catch (IOException e) {
      throw FileTrouble.of("delete", path, e);
    }
  }

  @Override
  public Stream<StoredBlob> list() throws BlobException {
    return new FileListing(directory).blobs();
  }

  @Override
  public int removeLeftovers(Instant before) throws BlobException {
    return new FileListing(directory).removeTemporaryFiles(before);
  }

  @Override
  public CheckResult check() {
    try {
      directory.create();
      try (TemporaryFile probe = TemporaryFile.in(directory.base())) {
        probe.fill(() -> new ByteArrayInputStream(new byte[1]));
      }
      return new CheckResult.Ok("files below " + directory.base());
    } catch (BlobException e) {
      return new CheckResult.Failed("blob store: " + e.getMessage());
    } catch (IOException e) {
      return new CheckResult.Failed(
          "blob store: " + FileTrouble.of("make the folder", directory.base(), e).getMessage());
    }
  }

  /** Nothing is held open between calls. */
  @Override
  public void close() {}

  private InputStream openFile(BlobRef ref) throws BlobException {
    Path path = directory.locate(ref);
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw BlobException.gone(ref);
    }
    try {
      return opener.open(path);
    } catch (NoSuchFileException e) {
      throw BlobException.gone(ref);
    } catch (IOException e) {
      throw FileTrouble.of("read", path, e);
    }
  }
}
