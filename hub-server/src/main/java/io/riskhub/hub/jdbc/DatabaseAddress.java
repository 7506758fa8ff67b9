package io.riskhub.hub.jdbc;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** Where a database is and how a pool connects to it. */
public final class DatabaseAddress {

  /** How long a caller waits for a connection before the database counts as unavailable. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration SESSION_PATIENCE = Duration.ofSeconds(5);

  private static final int CONNECTIONS = 8;

  private final Dialect dialect;
  private final String description;
  private final String jdbcUrl;
  private final Properties properties;
  private final String onConnect;

  private DatabaseAddress(
      Dialect dialect,
      String description,
      String jdbcUrl,
      Properties properties,
      String onConnect) {
    this.dialect = requireNonNull(dialect);
    this.description = description;
    this.jdbcUrl = jdbcUrl;
    this.properties = properties;
    this.onConnect = onConnect;
  }

  /** A SQLite file, which is made when it is missing. */
  public static DatabaseAddress sqlite(Path file) {
    Properties properties = new Properties();
    properties.setProperty("journal_mode", "WAL");
    // Every commit is on the disk before it is answered.
    properties.setProperty("synchronous", "FULL");
    properties.setProperty("busy_timeout", String.valueOf(PATIENCE.toMillis()));
    properties.setProperty("transaction_mode", "IMMEDIATE");
    return new DatabaseAddress(
        new SqliteDialect(), file.toString(), "jdbc:sqlite:" + file, properties, "select 1");
  }

  /** A PostgreSQL database. */
  public static DatabaseAddress postgres(PostgresDsn dsn) {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "riskhub");
    properties.setProperty("connectTimeout", "3");
    properties.setProperty("socketTimeout", "20");
    properties.setProperty("tcpKeepAlive", "true");
    dsn.user().ifPresent(user -> properties.setProperty("user", user));
    dsn.password().ifPresent(password -> properties.setProperty("password", password));
    return new DatabaseAddress(
        new PostgresDialect(),
        dsn.toString(),
        dsn.jdbcUrl(),
        properties,
        // A hub that hangs in a transaction holds its worlds' locks: the server ends it.
        // And what is answered is durable, whatever the database's default is.
        "set idle_in_transaction_session_timeout = '5s'; set lock_timeout = '8s';"
            + " select set_config('synchronous_commit', 'on', false)"
            + " where current_setting('synchronous_commit') = 'off'");
  }

  /** The same PostgreSQL database with tables in that schema, which must be there. */
  public DatabaseAddress inSchema(String schema) {
    Properties others = new Properties();
    others.putAll(properties);
    others.setProperty("currentSchema", schema);
    return new DatabaseAddress(dialect, description, jdbcUrl, others, onConnect);
  }

  /** The database's own ways. */
  public Dialect dialect() {
    return dialect;
  }

  /** Where the database is, without secrets. */
  @Override
  public String toString() {
    return description;
  }

  /** A connection outside the pool, whose owner hears within seconds when it is broken. */
  public Connection connect() throws SQLException {
    dialect.prepare();
    Properties impatient = new Properties();
    impatient.putAll(properties);
    impatient.setProperty("socketTimeout", String.valueOf(SESSION_PATIENCE.toSeconds()));
    Connection connection = DriverManager.getConnection(jdbcUrl, impatient);
    try (Statement statement = connection.createStatement()) {
      statement.execute(onConnect);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Why it cannot be reached now, and what to do; empty if it can. Changes nothing there. */
  public Optional<String> problem() {
    try (Connection connection = connect()) {
      return connection.isValid((int) PATIENCE.toSeconds())
          ? Optional.empty()
          : Optional.of("the database %s broke the connection; look at its log".formatted(this));
    } catch (SQLException e) {
      return Optional.of(
          "cannot open the database %s: %s; start it, or correct worldservice.server.dsn (--dsn)"
              .formatted(this, e.getMessage()));
    }
  }

  /** How a pool connects to it. */
  public HikariConfig poolConfig() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("riskhub");
    config.setJdbcUrl(jdbcUrl);
    config.setDataSourceProperties(properties);
    config.setConnectionInitSql(onConnect);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(-1);
    return config;
  }
}
