package io.riskhub.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL server for the tests of this JVM, with a database for each who asks. It is the
 * server that {@code RISKHUB_TEST_POSTGRES} names (a DSN of a user who may create databases), else
 * a container where Docker answers, else an embedded server. All of them commit durably.
 */
public final class PostgresServer {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresServer() {}

  /** The DSN of a new, empty database. */
  public static String newDatabase() {
    String name =
        "riskhub_test_%d_%d".formatted(ProcessHandle.current().pid(), DATABASES.incrementAndGet());
    execute("create database " + name);
    return URI.create(Started.ADMIN_DSN).resolve("/" + name).toString();
  }

  /**
   * Ends all connections to a database that {@link #newDatabase} gave, as a failing server would.
   */
  public static void cutConnections(String dsn) {
    String name = URI.create(dsn).getPath().substring(1);
    execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
  }

  /** The same database as JDBC names it, credentials included. */
  public static String jdbcUrl(String dsn) {
    URI uri = URI.create(dsn);
    String[] credentials = uri.getUserInfo().split(":", 2);
    return "jdbc:postgresql://%s:%d%s?user=%s&password=%s"
        .formatted(uri.getHost(), uri.getPort(), uri.getPath(), credentials[0], credentials[1]);
  }

  /** Runs a statement in the server's own database. */
  private static void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(Started.ADMIN_DSN));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the test server refused: " + sql, e);
    }
  }

  /** Started when first asked for, stopped with the JVM. */
  private static final class Started {

    private static final String ADMIN_DSN = start();

    private static String start() {
      String given = System.getenv("RISKHUB_TEST_POSTGRES");
      if (given != null && !given.isBlank()) {
        return given;
      }
      return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
    }

    private static String container() {
      PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
      container.start();
      return "postgresql://%s:%s@%s:%d/%s"
          .formatted(
              container.getUsername(),
              container.getPassword(),
              container.getHost(),
              container.getFirstMappedPort(),
              container.getDatabaseName());
    }

    private static String embedded() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
        return "postgresql://postgres:postgres@localhost:%d/postgres".formatted(postgres.getPort());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot start the embedded PostgreSQL", e);
      }
    }

    private static void close(EmbeddedPostgres postgres) {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
