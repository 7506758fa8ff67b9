package io.riskhub.cli.token;

import io.riskhub.hub.access.Scope;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code read}, {@code write} and {@code admin}. */
final class ScopeConverter implements ITypeConverter<Scope> {

  @Override
  public Scope convert(String text) {
    return Scope.of(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is not one of " + String.join(", ", Scope.words())));
  }
}
