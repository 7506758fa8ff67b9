package io.riskhub.cli.options.value;

import io.riskhub.hub.tls.ClientAuth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes none, optional or required; an empty text says nothing. */
public final class ClientAuthConverter implements ITypeConverter<ClientAuth> {

  @Override
  public @Nullable ClientAuth convert(String text) {
    return switch (text.strip()) {
      case "" -> null;
      case "none" -> ClientAuth.NONE;
      case "optional" -> ClientAuth.OPTIONAL;
      case "required" -> ClientAuth.REQUIRED;
      default ->
          throw new TypeConversionException(
              "'" + text + "' does not say when; write none, optional or required");
    };
  }
}
