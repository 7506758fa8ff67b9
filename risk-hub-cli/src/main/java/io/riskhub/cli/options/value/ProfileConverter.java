package io.riskhub.cli.options.value;

import io.riskhub.hub.Profile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes dev or prod; an empty text, as of a variable set to nothing, is none of them. */
public final class ProfileConverter implements ITypeConverter<Profile> {

  @Override
  public @Nullable Profile convert(String text) {
    return switch (text.strip()) {
      case "" -> null;
      case "dev" -> Profile.DEV;
      case "prod" -> Profile.PROD;
      default ->
          throw new TypeConversionException("'" + text + "' is no profile; write dev or prod");
    };
  }
}
