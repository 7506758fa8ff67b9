package io.riskhub.hub.activation.state;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All entries of a world. Immutable.
 *
 * @param version the number of the last change; 0 before the first
 * @param entries by strategy and side
 */
public record ActivationState(long version, SortedMap<Key, ActivationEntry> entries) {

  /**
   * The most entries that a world gets. With the longest names that there are, of four bytes a
   * character, the weights of so many still fit a body of 1 MiB: what activation makes is what
   * somebody could push.
   */
  public static final int MOST_ENTRIES = 1_000;

  /** Before the first change. */
  public static final ActivationState EMPTY = new ActivationState(0, new TreeMap<>());

  public ActivationState {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** What an entry is found by. */
  public record Key(String strategyId, String side) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byStrategy = strategyId.compareTo(other.strategyId);
      return byStrategy == 0 ? side.compareTo(other.side) : byStrategy;
    }

    static Key of(ActivationEntry entry) {
      return new Key(entry.is().strategyId(), entry.is().side());
    }
  }

  public Collection<ActivationEntry> all() {
    return entries.values();
  }

  public Optional<ActivationEntry> find(String strategyId, String side) {
    return Optional.ofNullable(entries.get(new Key(strategyId, side)));
  }

  /** The entry with that etag. */
  public Optional<ActivationEntry> find(String etag) {
    return all().stream().filter(entry -> entry.etag().text().equals(etag)).findFirst();
  }

  /** The state after a change. */
  ActivationState with(ActivationEntry entry) {
    SortedMap<Key, ActivationEntry> changed = new TreeMap<>(entries);
    changed.put(Key.of(entry), entry);
    return new ActivationState(Math.max(version, entry.etag().number()), changed);
  }

  /**
   * What two copies know together: of each entry the newer one. Copies that hear of each other, in
   * whatever order and however often, come to the same state.
   */
  public ActivationState mergedWith(ActivationState other) {
    ActivationState merged = this;
    for (ActivationEntry entry : other.all()) {
      if (entry.isNewerThan(entries.get(Key.of(entry)))) {
        merged = merged.with(entry);
      }
    }
    return new ActivationState(Math.max(merged.version, other.version), merged.entries);
  }

  /**
   * The first of the changes that {@code other} has alone.
   *
   * @param below only changes with a lower number
   */
  public Optional<ActivationEntry> firstMissing(ActivationState other, long below) {
    return other.all().stream()
        .filter(entry -> entry.etag().number() < below)
        .filter(entry -> entry.isNewerThan(entries.get(Key.of(entry))))
        .min(
            Comparator.comparingLong((ActivationEntry entry) -> entry.etag().number())
                .thenComparing(ActivationEntry::instant));
  }

  /** The same entries, with no number left that {@code other} has given. */
  public ActivationState countedOnFrom(ActivationState other) {
    return new ActivationState(Math.max(version, other.version), entries);
  }

  /** A number that no change of this world has had. */
  long nextNumber() {
    return Math.addExact(
        1, all().stream().mapToLong(e -> e.etag().number()).reduce(version, Math::max));
  }

  /** Whether there is no room for an entry that is not there yet. Others may have made more. */
  boolean isFull() {
    return entries.size() >= MOST_ENTRIES;
  }

  boolean hasNumber(long number) {
    return all().stream().anyMatch(entry -> entry.etag().number() == number);
  }

  /** The entry with the latest instant; of several the one that was changed last. */
  public Optional<ActivationEntry> newest() {
    return all().stream()
        .max(
            Comparator.comparing(ActivationEntry::instant)
                .thenComparingLong(entry -> entry.etag().number()));
  }
}
