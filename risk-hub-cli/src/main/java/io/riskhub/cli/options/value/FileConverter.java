package io.riskhub.cli.options.value;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes a file; an empty text, as of a variable set to nothing, is none. */
public final class FileConverter implements ITypeConverter<Path> {

  @Override
  public @Nullable Path convert(String text) {
    try {
      return text.isBlank() ? null : Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + text + "' is no path: " + e.getReason());
    }
  }
}
