package io.riskhub.hub.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.riskhub.hub.health.HealthCheck;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database with its pool of connections; migrated, unless opened as it is. */
public final class Database implements HealthCheck, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** The class of SQLSTATEs of connections that are not made, or are gone. */
  private static final String NO_CONNECTION = "08";

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final DatabaseAddress address;
  private final WriterTurns turns = new WriterTurns(Duration.ofSeconds(8));

  private Database(HikariDataSource pool, DatabaseAddress address) {
    this.pool = pool;
    this.address = address;
    this.jdbi = withArrays(Jdbi.create(pool));
  }

  private static Jdbi withArrays(Jdbi jdbi) {
    return jdbi.registerArrayType(String.class, "text").registerArrayType(Integer.class, "int4");
  }

  /**
   * Connects to the database and brings its tables up to date.
   *
   * @throws StorageUnavailableException when it cannot be reached or migrated
   */
  public static Database open(DatabaseAddress address) {
    return open(address, Flyway::migrate);
  }

  /**
   * Connects to the database as it is: no table is made or changed there.
   *
   * @param pending hears how many migrations {@link #open} would run
   * @throws StorageUnavailableException when it cannot be reached
   */
  public static Database openAsIs(DatabaseAddress address, IntConsumer pending) {
    return open(address, flyway -> pending.accept(flyway.info().pending().length));
  }

  private static Database open(DatabaseAddress address, Consumer<Flyway> beginning) {
    try {
      address.dialect().prepare();
    } catch (SQLException e) {
      throw new StorageUnavailableException(
          "cannot open the database " + address + ": " + e.getMessage(), e);
    }
    HikariDataSource pool = new HikariDataSource(address.poolConfig());
    try {
      beginning.accept(Migrations.flyway(address, pool));
      return new Database(pool, address);
    } catch (FlywayException e) {
      pool.close();
      throw new StorageUnavailableException(
          "cannot open the database " + address + ": " + rootMessage(e), e);
    }
  }

  /** The database's own ways. */
  public Dialect dialect() {
    return address.dialect();
  }

  /**
   * A session of its own, outside the pool, for a lock that lasts as long as it does.
   *
   * @throws JdbiException when there is none to be had
   */
  public Handle openSession() {
    return withArrays(Jdbi.create(address::connect)).open();
  }

  /** Ends a session of {@link #openSession}, be it broken or not. */
  public static void end(Handle session) {
    try {
      session.close();
    } catch (JdbiException e) {
      LOG.debug("a session was broken when it was to be ended", e);
    }
  }

  /** Runs {@code work} outside a transaction. */
  public <T> T read(Function<Handle, T> work) {
    try {
      return jdbi.withHandle(work::apply);
    } catch (JdbiException e) {
      throw translate(e);
    }
  }

  /** Runs {@code work} in a transaction that is durable when this returns, or has no effect. */
  public <T> T write(Function<Handle, T> work) {
    return inTurn(
        () -> {
          try {
            return jdbi.inTransaction(work::apply);
          } catch (JdbiException e) {
            throw translate(e);
          }
        });
  }

  /** Runs {@code work}, which writes through a session of its own, when it is its turn. */
  public <T> T inTurn(Supplier<T> work) {
    return dialect().hasOneWriter() ? turns.take(work) : work.get();
  }

  @Override
  public String part() {
    return "database";
  }

  @Override
  public Optional<String> problem() {
    try {
      jdbi.useHandle(handle -> handle.execute("select 1"));
      return Optional.empty();
    } catch (JdbiException e) {
      return Optional.of(rootMessage(e));
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  /** What a failure of the database means for a caller of a port. */
  public RuntimeException translate(JdbiException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isConnectionLost(sql)) {
        return StorageUnavailableException.unreachable(rootMessage(cause), failure);
      }
      if (cause instanceof SQLException sql && dialect().isUnavailable(sql)) {
        return new StorageUnavailableException(rootMessage(cause), failure);
      }
    }
    return failure;
  }

  private static boolean isConnectionLost(SQLException failure) {
    return failure instanceof SQLTransientConnectionException
        || (failure.getSQLState() != null && failure.getSQLState().startsWith(NO_CONNECTION));
  }

  /** The first line of the deepest message: a broken connection's last cause often has none. */
  private static String rootMessage(Throwable failure) {
    String message = "no reason given";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
        message = cause.getMessage();
      }
    }
    return message.lines().findFirst().orElse(message);
  }
}
