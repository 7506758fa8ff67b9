package io.riskhub.cli.monitor.check;

import io.riskhub.client.read.Freshness;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one world, about the hub as a whole, or about the check itself.
 *
 * @param world the world, or null
 * @param newest its newest snapshot, where there is one
 * @param message what is, for people
 * @param fix what to do about it; null when there is nothing to do
 */
public record Finding(
    @Nullable String world,
    State state,
    Condition condition,
    @Nullable Freshness newest,
    String message,
    @Nullable String fix) {

  /**
   * A textfile that others wait for could not be written.
   *
   * @param why for people
   */
  public static Finding ofTextFile(Path file, String why) {
    return new Finding(
        null,
        Condition.NOT_WRITTEN.usualState(),
        Condition.NOT_WRITTEN,
        null,
        "%s cannot be written: %s".formatted(file, why),
        "check --textfile, and the rights in its directory");
  }

  /** What it is about, for people. */
  public String subject() {
    if (world != null) {
      return world;
    }
    return condition == Condition.NOT_WRITTEN ? "the textfile" : "the hub";
  }

  /** How old the newest snapshot is, where there is one. */
  public Optional<Freshness> freshness() {
    return Optional.ofNullable(newest);
  }
}
