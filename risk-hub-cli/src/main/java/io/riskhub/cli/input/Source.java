package io.riskhub.cli.input;

import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where snapshots come from.
 *
 * @param name a file, or {@code -} for standard input
 */
public record Source(String name) {

  private static final String STANDARD_INPUT = "-";

  /** A source that can be read; otherwise nothing shall be sent at all. */
  public Source {
    if (!name.equals(STANDARD_INPUT)) {
      Path file = Path.of(name);
      if (!Files.isReadable(file)) {
        throw new CommandFailure(
            ExitCode.USAGE, name + (Files.exists(file) ? " cannot be read" : ": no such file"));
      }
      if (Files.isDirectory(file)) {
        throw new CommandFailure(ExitCode.USAGE, name + " is a folder; name the files in it");
      }
    }
  }

  /** What to call it in a location. */
  public String label() {
    return isStandardInput() ? "stdin" : name;
  }

  public boolean isStandardInput() {
    return name.equals(STANDARD_INPUT);
  }

  /** The number of its bytes, or -1 when only the end will tell. */
  public long size() throws IOException {
    // A pipe such as <(command) is no regular file and has no size.
    return isRegularFile() ? Files.size(Path.of(name)) : -1;
  }

  /** Whether it can be read again and again. */
  public boolean isRegularFile() {
    return !isStandardInput() && Files.isRegularFile(Path.of(name));
  }

  /** That of all of them, or -1 when one does not tell. */
  public static long totalSize(List<Source> sources) throws IOException {
    long total = 0;
    for (Source source : sources) {
      if (source.size() < 0) {
        return -1;
      }
      total += source.size();
    }
    return total;
  }

  /** Its bytes, from the start; standard input gives them once. */
  public InputStream open() throws IOException {
    return isStandardInput() ? System.in : Files.newInputStream(Path.of(name));
  }
}
