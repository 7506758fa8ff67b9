package io.riskhub.cli.token;

import io.riskhub.cli.options.value.TimeSpanConverter;
import io.riskhub.contract.IsoInstant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads spans such as {@code 90d}, and ISO-8601 dates and date-times. */
final class ExpiryConverter implements ITypeConverter<Expiry> {

  @Override
  public Expiry convert(String text) {
    Optional<Instant> instant = IsoInstant.parse(text);
    if (instant.isPresent()) {
      return now -> instant.get();
    }
    try {
      Duration span = new TimeSpanConverter().convert(text);
      return now -> now.plus(span).truncatedTo(ChronoUnit.SECONDS);
    } catch (TypeConversionException e) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is neither a span such as 90d nor an instant such as 2027-12-31T00:00:00Z");
    }
  }
}
