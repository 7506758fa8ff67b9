package io.riskhub.cli.options.value;

import io.riskhub.blob.BlobRef.Scheme;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes file, s3 or redis; an empty text, as of a variable set to nothing, is none of them. */
public final class BlobTypeConverter implements ITypeConverter<Scheme> {

  @Override
  public @Nullable Scheme convert(String text) {
    if (text.isBlank()) {
      return null;
    }
    return Arrays.stream(Scheme.values())
        .filter(scheme -> scheme.name().equals(text.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is no kind of blob store; write file, s3 or redis"));
  }
}
