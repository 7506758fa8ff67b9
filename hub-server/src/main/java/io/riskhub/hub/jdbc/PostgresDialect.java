package io.riskhub.hub.jdbc;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** PostgreSQL 15 and newer. Rows travel as one array per column: one statement, however many. */
final class PostgresDialect implements Dialect {

  private static final String LOCK_WORLDS =
      """
      select pg_advisory_xact_lock(hashtext('riskhub.world'), world)
      from unnest(cast(? as int[])) as world
      """;

  private static final String INSERT_SNAPSHOTS =
      """
      insert into risk_snapshots (world_id, version, as_of, as_of_nanos, created_at, created_at_nanos,
        expires_at, stage, stage_key, actor, digest, payload)
      select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as timestamptz[]),
        cast(? as smallint[]), cast(? as timestamptz[]), cast(? as smallint[]),
        cast(? as timestamptz[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
        cast(? as text[]), cast(? as text[]))
      on conflict (world_id, version) do nothing
      returning world_id, version
      """;

  private static final String INSERT_EVENTS =
      """
      insert into outbox (event_id, type, world_id, version, created_at, correlation_id, payload)
      select event_id, type, world_id, version, created_at, correlation_id, payload
      from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
        cast(? as timestamptz[]), cast(? as text[]), cast(? as text[])) with ordinality
        as event (event_id, type, world_id, version, created_at, correlation_id, payload, place)
      order by place
      """;

  /**
   * The server ends a session whose client says nothing, because it was stopped, or cannot be
   * reached. The last two are for a client that vanishes while the server sends.
   */
  private static final String SHORT_LIVED_WITHOUT_A_SIGN =
      """
      set idle_session_timeout = '6s'; set tcp_user_timeout = '6s'; set tcp_keepalives_idle = 2
      """;

  /** A lock for each schema, as each has an outbox. */
  private static final String TRY_LEAD =
      "select pg_try_advisory_lock(hashtext('riskhub.relay'), hashtext(current_schema()))";

  /** Connection trouble, rollbacks, lack of resources, shutdown and failover, system errors. */
  private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "40", "53", "57", "58");

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String READ_ONLY_TRANSACTION = "25006";
  private static final String IDLE_IN_TRANSACTION_TIMEOUT = "25P03";
  private static final Set<String> UNAVAILABLE_STATES =
      Set.of(LOCK_NOT_AVAILABLE, READ_ONLY_TRANSACTION, IDLE_IN_TRANSACTION_TIMEOUT);

  @Override
  public String migrations() {
    return "io/riskhub/hub/jdbc/postgresql";
  }

  @Override
  public String instantParameter() {
    return "cast(? as timestamptz)";
  }

  @Override
  public String instantColumn(String column) {
    return "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(column);
  }

  @Override
  public void lockWorlds(Handle transaction, Set<String> worldIds) {
    // In ascending order, so that two hubs with the same worlds cannot wait for each other.
    Integer[] locks =
        worldIds.stream().map(String::hashCode).distinct().sorted().toArray(Integer[]::new);
    transaction.createQuery(LOCK_WORLDS).bind(0, locks).mapToMap().list();
  }

  @Override
  public Set<SnapshotKey> insertSnapshots(Handle transaction, List<Snapshot> snapshots) {
    return transaction
        .createQuery(INSERT_SNAPSHOTS)
        .bind(0, text(snapshots, snapshot -> snapshot.key().worldId()))
        .bind(1, text(snapshots, snapshot -> snapshot.key().version()))
        .bind(2, text(snapshots, snapshot -> InstantText.of(snapshot.asOf())))
        .bind(3, numbers(snapshots, snapshot -> InstantText.nanos(snapshot.asOf())))
        .bind(4, text(snapshots, snapshot -> InstantText.of(snapshot.createdAt())))
        .bind(5, numbers(snapshots, snapshot -> InstantText.nanos(snapshot.createdAt())))
        .bind(6, text(snapshots, snapshot -> InstantText.of(snapshot.expiresAt())))
        .bind(7, text(snapshots, Snapshot::stage))
        .bind(8, text(snapshots, snapshot -> Snapshot.stageKey(snapshot.stage())))
        .bind(9, text(snapshots, Snapshot::actor))
        .bind(10, text(snapshots, snapshot -> snapshot.digest().toString()))
        .bind(11, text(snapshots, Snapshot::json))
        .map(Keys::key)
        .set();
  }

  @Override
  public void insertEvents(Handle transaction, List<OutboxRow> events) {
    transaction
        .createUpdate(INSERT_EVENTS)
        .bind(0, text(events, event -> event.eventId().toString()))
        .bind(1, text(events, OutboxRow::type))
        .bind(2, text(events, OutboxRow::worldId))
        .bind(3, text(events, OutboxRow::version))
        .bind(4, text(events, event -> InstantText.of(event.createdAt())))
        .bind(5, text(events, OutboxRow::correlationId))
        .bind(6, text(events, OutboxRow::payload))
        .execute();
  }

  @Override
  public boolean tryLead(Handle session) {
    session.execute(SHORT_LIVED_WITHOUT_A_SIGN);
    return session.createQuery(TRY_LEAD).mapTo(Boolean.class).one();
  }

  @Override
  public boolean hasOneWriter() {
    return false;
  }

  @Override
  public boolean hasSchemas() {
    return true;
  }

  @Override
  public boolean isUnavailable(SQLException failure) {
    String state = failure.getSQLState();
    return state != null
        && (UNAVAILABLE_STATES.contains(state)
            || UNAVAILABLE_CLASSES.contains(state.substring(0, Math.min(2, state.length()))));
  }

  private static <T> String[] text(List<T> rows, Function<T, @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }

  private static <T> Integer[] numbers(List<T> rows, Function<T, Integer> value) {
    return rows.stream().map(value).toArray(Integer[]::new);
  }
}
