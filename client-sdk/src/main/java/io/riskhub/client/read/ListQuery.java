package io.riskhub.client.read;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which snapshots of a world to list, newest first.
 *
 * @param limit how many at most, 1 to {@link #MAX_LIMIT}
 * @param before only those with an {@code as_of} before this instant
 */
public record ListQuery(
    int limit, SnapshotFilter filter, Optional<Instant> before, Set<ReadOption> options) {

  /** The most that a hub lists at once. */
  public static final int MAX_LIMIT = 1_000;

  public ListQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit is " + limit + "; it must be 1 to " + MAX_LIMIT);
    }
    options = Set.copyOf(options);
  }

  /** The newest ones that have not expired. */
  public static ListQuery newest(int limit) {
    return new ListQuery(limit, SnapshotFilter.ANY, Optional.empty(), Set.of());
  }

  /** The same, but only those. */
  public ListQuery filtered(SnapshotFilter only) {
    return new ListQuery(limit, only, before, options);
  }

  /** The same, but only those with an {@code as_of} before an instant: to turn the page. */
  public ListQuery before(Instant instant) {
    return new ListQuery(limit, filter, Optional.of(instant), options);
  }

  /** The same, read so. */
  public ListQuery with(ReadOption... more) {
    EnumSet<ReadOption> all = EnumSet.noneOf(ReadOption.class);
    all.addAll(options);
    all.addAll(Arrays.asList(more));
    return new ListQuery(limit, filter, before, all);
  }
}
