package io.riskhub.hub.jdbc;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.hub.snapshot.SnapshotQuery;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.StoreResult;
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
    // Of several with one key the first to arrive decides. In the order of keys, so that two hubs
    // that insert the same rows cannot wait for each other.
    Map<SnapshotKey, Snapshot> candidates = new TreeMap<>();
    batch.forEach(snapshot -> candidates.putIfAbsent(snapshot.key(), snapshot));
    Map<SnapshotKey, Snapshot> holders = new HashMap<>(candidates);
    Set<SnapshotKey> inserted =
        database.write(
            transaction -> {
              Set<SnapshotKey> fresh = insert(transaction, candidates);
              List<SnapshotKey> taken =
                  candidates.keySet().stream().filter(key -> !fresh.contains(key)).toList();
              find(transaction, taken).forEach(held -> holders.put(held.key(), held));
              return fresh;
            });
    return batch.stream()
        .map(
            snapshot ->
                // The first of its key in the batch is the one that was inserted.
                inserted.remove(snapshot.key())
                    ? new StoreResult.Stored(snapshot)
                    : StoreResult.against(holders.getOrDefault(snapshot.key(), snapshot), snapshot))
        .toList();
  }

  /** Inserts what is new, events included, and gives the keys of that. */
  private Set<SnapshotKey> insert(Handle transaction, Map<SnapshotKey, Snapshot> candidates) {
    Dialect dialect = database.dialect();
    dialect.lockWorlds(
        transaction,
        candidates.keySet().stream().map(SnapshotKey::worldId).collect(Collectors.toSet()));
    Set<SnapshotKey> inserted =
        dialect.insertSnapshots(transaction, List.copyOf(candidates.values()));
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
    SnapshotSql.Statement statement = sql.list(query);
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
  public List<Snapshot> newestOfEveryWorld() {
    return database.read(handle -> snapshots(handle.createQuery(sql.newestOfEveryWorld())));
  }

  private static List<Snapshot> snapshots(Query query) {
    return query.map(SnapshotRows::snapshot).list();
  }
}
