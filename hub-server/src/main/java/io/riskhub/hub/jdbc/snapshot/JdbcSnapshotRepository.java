package io.riskhub.hub.jdbc.snapshot;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.Dialect;
import io.riskhub.hub.jdbc.OutboxRow;
import io.riskhub.hub.snapshot.SnapshotQuery;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.hub.snapshot.StoreResult;
import io.riskhub.hub.snapshot.WorldHead;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Snapshots and their outbox rows in a relational database. */
public final class JdbcSnapshotRepository implements SnapshotRepository {

  /** The name of the table of snapshots. */
  public static final String TABLE = "risk_snapshots";

  private final Database database;
  private final Clock clock;
  private final SnapshotSql sql;

  public JdbcSnapshotRepository(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.sql = new SnapshotSql(database.dialect());
  }

  @Override
  public List<StoreResult> store(List<Snapshot> batch) {
    return store(batch, true);
  }

  @Override
  public List<StoreResult> adopt(List<Snapshot> batch) {
    return store(batch, false);
  }

  private List<StoreResult> store(List<Snapshot> batch, boolean announced) {
    // Of several with one key the first to arrive decides. In the order of keys, so that two hubs
    // that insert the same rows cannot wait for each other.
    Map<SnapshotKey, Snapshot> candidates = new TreeMap<>();
    batch.forEach(snapshot -> candidates.putIfAbsent(snapshot.key(), snapshot));
    Map<SnapshotKey, Snapshot> holders = new HashMap<>();
    Set<SnapshotKey> inserted =
        database.write(
            transaction -> {
              Set<SnapshotKey> fresh = insert(transaction, candidates, announced);
              List<SnapshotKey> taken =
                  candidates.keySet().stream().filter(key -> !fresh.contains(key)).toList();
              find(transaction, taken).forEach(held -> holders.put(held.key(), held));
              fresh.forEach(key -> holders.put(key, candidates.get(key)));
              return fresh;
            });
    return batch.stream()
        .map(
            snapshot ->
                // The first of its key in the batch is the one that was inserted.
                inserted.remove(snapshot.key())
                    ? new StoreResult.Stored(snapshot)
                    : StoreResult.against(holder(holders, snapshot.key()), snapshot))
        .toList();
  }

  private static Snapshot holder(Map<SnapshotKey, Snapshot> holders, SnapshotKey key) {
    Snapshot holder = holders.get(key);
    if (holder == null) {
      throw new StorageUnavailableException(key + " was deleted while it was pushed", null);
    }
    return holder;
  }

  /** Inserts what is new, with its events if it is to be announced, and gives the keys of that. */
  private Set<SnapshotKey> insert(
      Handle transaction, Map<SnapshotKey, Snapshot> candidates, boolean announced) {
    Dialect dialect = database.dialect();
    dialect.lockWorlds(
        transaction,
        candidates.keySet().stream().map(SnapshotKey::worldId).collect(Collectors.toSet()));
    Set<SnapshotKey> inserted =
        dialect.insertSnapshots(transaction, List.copyOf(candidates.values()));
    if (!announced) {
      return inserted;
    }
    Instant now = clock.instant();
    dialect.insertEvents(
        transaction,
        candidates.keySet().stream()
            .filter(inserted::contains)
            .map(key -> OutboxRow.snapshotUpdated(key, now))
            .toList());
    return inserted;
  }

  @Override
  public boolean announceAgain(SnapshotKey key) {
    return database.write(
        transaction -> {
          database.dialect().lockWorlds(transaction, Set.of(key.worldId()));
          boolean stored = !find(transaction, List.of(key)).isEmpty();
          if (stored) {
            database
                .dialect()
                .insertEvents(
                    transaction, List.of(OutboxRow.snapshotUpdated(key, clock.instant())));
          }
          return stored;
        });
  }

  @Override
  public Optional<Snapshot> find(SnapshotKey key) {
    return database.read(handle -> find(handle, List.of(key))).stream().findFirst();
  }

  private List<Snapshot> find(Handle handle, Collection<SnapshotKey> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Query query = handle.createQuery(sql.find(keys.size()));
    int place = 0;
    for (SnapshotKey key : keys) {
      query.bind(place++, key.worldId()).bind(place++, key.version());
    }
    return snapshots(query);
  }

  @Override
  public List<Snapshot> list(SnapshotQuery query) {
    List<Snapshot> newest = select(sql.list(query));
    Instant liveAt = query.liveAt();
    if (liveAt == null || newest.stream().noneMatch(snapshot -> snapshot.isExpired(liveAt))) {
      return newest;
    }
    return select(sql.listAlive(query, liveAt));
  }

  private List<Snapshot> select(SnapshotSql.Statement statement) {
    return database.read(
        handle -> {
          Query select = handle.createQuery(statement.text());
          for (int i = 0; i < statement.parameters().size(); i++) {
            select.bind(i, statement.parameters().get(i));
          }
          return snapshots(select);
        });
  }

  @Override
  public List<WorldHead> newestOfEveryWorld() {
    return database.read(
        handle -> handle.createQuery(sql.newestOfEveryWorld()).map(SnapshotRows::head).list());
  }

  private static List<Snapshot> snapshots(Query query) {
    return query.map(SnapshotRows::snapshot).list();
  }
}
