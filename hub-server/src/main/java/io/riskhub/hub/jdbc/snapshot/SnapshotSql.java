package io.riskhub.hub.jdbc.snapshot;

import io.riskhub.contract.Snapshot;
import io.riskhub.hub.jdbc.Dialect;
import io.riskhub.hub.jdbc.InstantText;
import io.riskhub.hub.snapshot.SnapshotQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The queries for snapshots. */
final class SnapshotSql {

  private static final String NEWEST_FIRST =
      """
       order by s.as_of desc, s.as_of_nanos desc, s.created_at desc, s.created_at_nanos desc, \
      s.version desc\
      """;

  private final Dialect dialect;
  private final String select;

  SnapshotSql(Dialect dialect) {
    this.dialect = dialect;
    this.select = "select " + SnapshotRows.columns(dialect) + " from risk_snapshots s";
  }

  /** A query and the values of its parameters. */
  record Statement(String text, List<Object> parameters) {}

  /** Finds by key, of which {@code count} are to be bound, world and version in turn. */
  String find(int count) {
    return select
        + " where (s.world_id, s.version) in (values "
        + String.join(", ", Collections.nCopies(count, "(?, ?)"))
        + ")";
  }

  /** The newest that match, whether they have expired or not: a short walk along an index. */
  Statement list(SnapshotQuery query) {
    Statement conditions = conditions(query);
    List<Object> parameters = new ArrayList<>(conditions.parameters());
    parameters.add(query.limit());
    return new Statement(select + conditions.text() + NEWEST_FIRST + " limit ?", parameters);
  }

  /**
   * The newest that match and have not expired at {@code now}. For a world whose newest have
   * expired: it finds what is alive first, so that a long history costs nothing.
   */
  Statement listAlive(SnapshotQuery query, Instant now) {
    Statement conditions = conditions(query);
    List<Object> parameters = new ArrayList<>(conditions.parameters());
    parameters.add(InstantText.of(now));
    parameters.add(query.limit());
    return new Statement(
        "with alive as materialized (select s.world_id, s.version from risk_snapshots s"
            + conditions.text()
            + " and s.expires_at > "
            + dialect.instantParameter()
            + ") "
            + select
            + " join alive a on a.world_id = s.world_id and a.version = s.version"
            + NEWEST_FIRST
            + " limit ?",
        parameters);
  }

  private Statement conditions(SnapshotQuery query) {
    StringBuilder text = new StringBuilder(" where s.world_id = ?");
    List<Object> parameters = new ArrayList<>(List.of(query.worldId()));
    if (query.stage() != null) {
      text.append(" and s.stage_key = ?");
      parameters.add(Snapshot.stageKey(query.stage()));
    }
    if (query.actor() != null) {
      text.append(" and s.actor = ?");
      parameters.add(query.actor());
    }
    if (query.asOfAtMost() != null) {
      asOf(text, "<=", query.asOfAtMost(), parameters);
    }
    if (query.asOfBefore() != null) {
      asOf(text, "<", query.asOfBefore(), parameters);
    }
    if (query.olderThan() != null) {
      olderThan(text, query.olderThan(), parameters);
    }
    return new Statement(text.toString(), parameters);
  }

  private void olderThan(StringBuilder text, Snapshot newer, List<Object> parameters) {
    text.append(
        " and (s.as_of, s.as_of_nanos, s.created_at, s.created_at_nanos, s.version) < (%1$s, ?, %1$s, ?, ?)"
            .formatted(dialect.instantParameter()));
    parameters.add(InstantText.of(newer.asOf()));
    parameters.add(InstantText.nanos(newer.asOf()));
    parameters.add(InstantText.of(newer.createdAt()));
    parameters.add(InstantText.nanos(newer.createdAt()));
    parameters.add(newer.key().version());
  }

  private void asOf(StringBuilder text, String comparison, Instant bound, List<Object> parameters) {
    text.append(" and (s.as_of, s.as_of_nanos) ")
        .append(comparison)
        .append(" (")
        .append(dialect.instantParameter())
        .append(", ?)");
    parameters.add(InstantText.of(bound));
    parameters.add(InstantText.nanos(bound));
  }

  /** Steps from world to world along the primary key, so that old snapshots cost nothing. */
  String newestOfEveryWorld() {
    return """
           with recursive worlds (world_id) as (
             select min(world_id) from risk_snapshots
             union all
             select (select min(n.world_id) from risk_snapshots n where n.world_id > worlds.world_id)
             from worlds where worlds.world_id is not null
           )
           select \
           """
        + SnapshotRows.headColumns(dialect)
        + """
           from risk_snapshots s join worlds w on w.world_id = s.world_id
          where s.version = (select s.version from risk_snapshots s where s.world_id = w.world_id
          """
        + NEWEST_FIRST
        + " limit 1) order by s.world_id";
  }
}
