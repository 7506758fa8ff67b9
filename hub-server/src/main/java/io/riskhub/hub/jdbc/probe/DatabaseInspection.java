package io.riskhub.hub.jdbc.probe;

import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.Migrations;
import io.riskhub.hub.probe.ClockSkew;
import io.riskhub.hub.probe.Finding;
import io.riskhub.hub.probe.Remedy;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Looks at the database of hubs, and changes nothing there. */
public final class DatabaseInspection {

  private static final String SERVER = "database.server";
  private static final String TABLES = "database.tables";
  private static final String CLOCK = "database.clock";

  private static final int OLDEST_POSTGRES = 15;

  private final DatabaseAddress address;
  private final Remedy migrate;
  private final Clock clock;

  /**
   * @param migrate brings its tables up to date
   */
  public DatabaseInspection(DatabaseAddress address, Remedy migrate, Clock clock) {
    this.address = address;
    this.migrate = migrate;
    this.clock = clock;
  }

  /**
   * Whether it answers and is new enough, how far its tables are, and what time it is there.
   *
   * @param findings takes each as soon as it is made
   */
  public void look(List<Finding> findings) {
    try (Connection connection = address.connect()) {
      boolean server = address.dialect().hasSchemas();
      findings.add(version(connection, server));
      findings.add(tables(!server || mayCreate(connection)));
      if (server) {
        findings.add(skew(connection));
      }
    } catch (SQLException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      findings.add(
          Finding.unavailable(
              findings.isEmpty() ? SERVER : CLOCK,
              "cannot use the database %s: %s".formatted(address, reason),
              "start it, or correct worldservice.server.dsn (--dsn) and the user's rights"));
    }
  }

  private Finding version(Connection connection, boolean server) throws SQLException {
    String found =
        "%s, %s %s"
            .formatted(
                address,
                connection.getMetaData().getDatabaseProductName(),
                connection.getMetaData().getDatabaseProductVersion());
    return server && connection.getMetaData().getDatabaseMajorVersion() < OLDEST_POSTGRES
        ? Finding.unfit(
            SERVER, found, "upgrade PostgreSQL to %d or newer".formatted(OLDEST_POSTGRES))
        : Finding.ok(SERVER, found);
  }

  private static boolean mayCreate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer =
            statement.executeQuery(
                "select coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)")) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  private Finding tables(boolean mayCreate) {
    Migrations migrations;
    try {
      migrations = Migrations.in(address);
    } catch (StorageUnavailableException e) {
      return Finding.unavailable(
          TABLES, String.valueOf(e.getMessage()), "let the hub's user read its own tables");
    }
    if (!migrations.failed().isEmpty()) {
      return Finding.unfit(
          TABLES,
          "broke off: " + String.join(", ", migrations.failed()),
          "restore the database from its backup, then start one hub and read its log");
    }
    if (!migrations.pending().isEmpty()) {
      String found = "still to come: " + String.join(", ", migrations.pending());
      return mayCreate
          ? Finding.doubtful(
                  TABLES, found, "riskhub doctor --fix, or start a hub, which does the same")
              .with(migrate)
          : Finding.unfit(
              TABLES,
              found + "; the hub's user may not create tables",
              "grant create on schema public to the hub's user");
    }
    if (!migrations.unknown().isEmpty()) {
      return Finding.doubtful(
          TABLES,
          "newer than this program: " + String.join(", ", migrations.unknown()),
          "install the version of riskhub that the other hubs have");
    }
    return Finding.ok(TABLES, "up to date, as of " + migrations.applied());
  }

  private Finding skew(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Instant asked = clock.instant();
      try (ResultSet answer = statement.executeQuery("select clock_timestamp()")) {
        answer.next();
        Instant there = answer.getObject(1, OffsetDateTime.class).toInstant();
        return ClockSkew.of(CLOCK, "the database's clock", asked, clock.instant(), there);
      }
    }
  }
}
