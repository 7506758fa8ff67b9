package io.riskhub.cli.options.value;

import io.riskhub.contract.Identifiers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes what can be a world id or a version. */
public final class IdentifierConverter implements ITypeConverter<String> {

  @Override
  public String convert(String text) {
    Identifiers.violation(text)
        .ifPresent(
            violation -> {
              throw new TypeConversionException("the name " + violation);
            });
    return text;
  }
}
