package io.riskhub.hub.access;

import io.riskhub.contract.Snapshot;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * For what a caller may write. An empty set allows anything.
 *
 * @param actors the actors that it may name
 * @param stages the stages that it may name, in whatever case
 * @param worlds the worlds that it may write to
 */
public record WriteLimits(Set<String> actors, Set<String> stages, Set<String> worlds) {

  /** For anything. */
  public static final WriteLimits NONE = new WriteLimits(Set.of(), Set.of(), Set.of());

  public WriteLimits {
    actors = Set.copyOf(actors);
    stages = Set.copyOf(stages);
    worlds = Set.copyOf(worlds);
  }

  /**
   * Why a write is not allowed, in words that follow "may write only"; empty if it is.
   *
   * @param actor for whom it is written; empty if nobody is named
   * @param stage of what stage it is; empty if it has none
   */
  public Optional<String> refusal(String world, Optional<String> actor, Optional<String> stage) {
    if (!worlds.isEmpty() && !worlds.contains(world)) {
      return Optional.of("to " + listed("world", worlds));
    }
    if (!actors.isEmpty() && actor.filter(actors::contains).isEmpty()) {
      return Optional.of("for " + listed("X-Actor", actors));
    }
    if (!stages.isEmpty() && stage.filter(this::hasStage).isEmpty()) {
      return Optional.of("with " + listed("X-Stage", stages));
    }
    return Optional.empty();
  }

  private boolean hasStage(String stage) {
    String wanted = Snapshot.stageKey(stage);
    return stages.stream().map(Snapshot::stageKey).anyMatch(wanted::equals);
  }

  private static String listed(String what, Set<String> allowed) {
    return what + " " + String.join(", ", new TreeSet<>(allowed));
  }
}
