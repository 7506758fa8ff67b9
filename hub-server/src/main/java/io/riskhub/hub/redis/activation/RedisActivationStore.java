package io.riskhub.hub.redis.activation;

import io.riskhub.hub.activation.ActivationAuthor;
import io.riskhub.hub.activation.ActivationStore;
import io.riskhub.hub.activation.state.ActivationChange;
import io.riskhub.hub.activation.state.ActivationDecision;
import io.riskhub.hub.activation.state.ActivationEntry;
import io.riskhub.hub.activation.state.ActivationResult;
import io.riskhub.hub.activation.state.ActivationState;
import io.riskhub.hub.redis.RedisServer;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Activation in Redis, where others read and write it too. The journal, a database, decides which
 * change comes after which and knows each before Redis does; Redis is then brought up to it. Where
 * one of both knows less, be it after a crash or a flush, it learns from the other.
 */
public final class RedisActivationStore implements ActivationStore {

  private static final Logger LOG = LoggerFactory.getLogger(RedisActivationStore.class);

  private final ActivationStore journal;
  private final SharedActivation shared;

  public RedisActivationStore(ActivationStore journal, RedisServer redis) {
    this.journal = journal;
    this.shared = new SharedActivation(redis);
  }

  /** Without Redis what the hubs themselves have changed. */
  @Override
  public ActivationState read(String worldId) {
    ActivationState known = journal.read(worldId);
    ActivationState there;
    try {
      there = shared.read(worldId).orElse(ActivationState.EMPTY);
    } catch (StorageUnavailableException e) {
      LOG.warn("activation is read from the database: {}", e.getMessage());
      return known;
    }
    ActivationState all = known.mergedWith(there);
    if (!all.equals(there)) {
      teach(worldId, all);
    }
    return all;
  }

  /** A Redis that is full, or a replica, can be asked and not taught. */
  private void teach(String worldId, ActivationState state) {
    try {
      shared.add(worldId, state);
    } catch (StorageUnavailableException e) {
      LOG.warn("Redis does not hear what it lacks of activation: {}", e.getMessage());
    }
  }

  @Override
  public ActivationState readWhole(String worldId) {
    return journal.read(worldId).mergedWith(shared.read(worldId).orElse(ActivationState.EMPTY));
  }

  /** Others may have made worlds that the journal does not know, and the other way round. */
  @Override
  public List<String> worlds() {
    NavigableSet<String> worlds = shared.worlds();
    worlds.addAll(journal.worlds());
    return List.copyOf(worlds);
  }

  /** Not without Redis: others could not see the change. */
  @Override
  public ActivationResult change(
      String worldId,
      Function<ActivationState, ActivationResult> decision,
      ActivationAuthor author) {
    ActivationState there = shared.read(worldId).orElse(ActivationState.EMPTY);
    return journal.change(worldId, known -> decision.apply(known.countedOnFrom(there)), author);
  }

  /**
   * Of an event, what has a lower number and no event that is still to come: the events tell of the
   * rest in their order, so that what follows from one does not hold what came after it. A caller's
   * change comes after all that is there.
   */
  @Override
  public Optional<ActivationChange> adopt(String worldId, ActivationAuthor author) {
    ActivationState there = shared.read(worldId).orElse(ActivationState.EMPTY);
    long below = author.number().orElse(Long.MAX_VALUE);
    while (true) {
      Optional<ActivationEntry> missing = journal.read(worldId).firstMissing(there, below);
      if (missing.isEmpty()) {
        return Optional.empty();
      }
      if (adopt(worldId, missing.get(), there, author) instanceof ActivationResult.Changed made) {
        return Optional.of(made.change());
      }
      // Another hub was faster.
    }
  }

  private ActivationResult adopt(
      String worldId, ActivationEntry entry, ActivationState there, ActivationAuthor author) {
    return journal.change(
        worldId,
        known ->
            ActivationDecision.adopted(worldId, entry, known.countedOnFrom(there), author.at()),
        new ActivationAuthor(
            Optional.empty(), author.at(), OptionalLong.of(entry.etag().number())));
  }

  @Override
  public boolean isKnown(String worldId, String etag) {
    return journal.isKnown(worldId, etag);
  }

  @Override
  public Optional<ActivationChange> unfinished(String worldId) {
    return journal.unfinished(worldId);
  }

  @Override
  public List<String> unfinishedWorlds() {
    return journal.unfinishedWorlds();
  }

  @Override
  public void finish(ActivationChange change) {
    shared.add(change.worldId(), change.state());
    journal.finish(change);
  }
}
