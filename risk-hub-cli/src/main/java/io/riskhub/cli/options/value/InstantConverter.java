package io.riskhub.cli.options.value;

import io.riskhub.contract.IsoInstant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes an instant as the contract writes it, and keeps it as written. */
public final class InstantConverter implements ITypeConverter<String> {

  @Override
  public String convert(String text) {
    if (IsoInstant.parse(text).isEmpty()) {
      throw new TypeConversionException(
          "'" + text + "' is no instant; write 2025-01-31 or 2025-01-31T17:00:00Z");
    }
    return text;
  }
}
