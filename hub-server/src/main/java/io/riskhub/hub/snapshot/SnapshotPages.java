package io.riskhub.hub.snapshot;

import io.riskhub.contract.Snapshot;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The answer to a query in pages, each asked for when it is wanted. There is at least one page,
 * which may be empty.
 */
final class SnapshotPages implements Iterator<List<Snapshot>> {

  private static final int PAGE = 10;

  private final SnapshotRepository repository;
  private SnapshotQuery query;
  private int left;
  private boolean exhausted;

  SnapshotPages(SnapshotRepository repository, SnapshotQuery query) {
    this.repository = repository;
    this.query = query;
    this.left = query.limit();
  }

  @Override
  public boolean hasNext() {
    return left > 0 && !exhausted;
  }

  @Override
  public List<Snapshot> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("there are no more pages");
    }
    int size = Math.min(PAGE, left);
    List<Snapshot> page = repository.list(query.limit(size));
    left -= page.size();
    exhausted = page.size() < size;
    if (!page.isEmpty()) {
      query = query.olderThan(page.getLast());
    }
    return page;
  }
}
