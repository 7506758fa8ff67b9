package io.riskhub.cli.monitor.check;

import io.riskhub.client.read.Freshness;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one world, or about the hub as a whole.
 *
 * @param world the world, or null for the hub
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

  /** What it is about, for people. */
  public String subject() {
    return world == null ? "the hub" : world;
  }

  /** How old the newest snapshot is, where there is one. */
  public Optional<Freshness> freshness() {
    return Optional.ofNullable(newest);
  }
}
