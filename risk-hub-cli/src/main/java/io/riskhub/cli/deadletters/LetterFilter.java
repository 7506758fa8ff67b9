package io.riskhub.cli.deadletters;

import io.riskhub.cli.deadletters.source.FoundLetter;
import io.riskhub.cli.options.value.InstantConverter;
import io.riskhub.contract.IsoInstant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class LetterFilter {

  @Option(names = "--world", paramLabel = "WORLD", description = "only those of this world")
  private @Nullable String world;

  @Option(
      names = "--since",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "only those given up at or after this instant")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "only those given up before this instant")
  private @Nullable String until;

  @Option(
      names = "--error",
      paramLabel = "TEXT",
      description = "only those whose error holds this text")
  private @Nullable String error;

  boolean matches(FoundLetter letter) {
    return (world == null || world.equals(letter.worldId()))
        && (since == null || !letter.at().isBefore(instant(since)))
        && (until == null || letter.at().isBefore(instant(until)))
        && (error == null || letter.error().contains(error));
  }

  private static Instant instant(String text) {
    return IsoInstant.parse(text).orElseThrow();
  }
}
