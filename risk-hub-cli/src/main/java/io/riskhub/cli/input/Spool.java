package io.riskhub.cli.input;

import io.riskhub.blob.BlobStore;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A source that can be read more than once: a file as it is, standard input and pipes in a
 * temporary file.
 */
public final class Spool implements BlobStore.Source, AutoCloseable {

  private final Path file;
  private final boolean temporary;

  private Spool(Path file, boolean temporary) {
    this.file = file;
    this.temporary = temporary;
  }

  /** Reads a pipe to its end at once. */
  public static Spool of(Source source) throws IOException {
    if (source.isRegularFile()) {
      return new Spool(Path.of(source.name()), false);
    }
    Path copy = Files.createTempFile("riskhub-", ".json");
    // For Ctrl-C.
    copy.toFile().deleteOnExit();
    Spool spool = new Spool(copy, true);
    try (InputStream in = source.open()) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return spool;
    } catch (IOException e) {
      spool.close();
      throw new CommandFailure(
          ExitCode.FAULT,
          "%s cannot be kept in %s meanwhile: %s"
              .formatted(source.label(), copy.getParent(), e.getMessage()),
          e);
    }
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  /** In bytes. */
  public long size() throws IOException {
    return Files.size(file);
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(file);
    }
  }
}
