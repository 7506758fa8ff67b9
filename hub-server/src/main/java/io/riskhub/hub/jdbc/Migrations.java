package io.riskhub.hub.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * How far the tables of a database are.
 *
 * @param applied the newest migration that has run here and that this program knows; empty if none
 * @param pending those that are still to run
 * @param unknown those that ran and that only a newer program knows
 * @param failed those that broke off
 */
public record Migrations(
    String applied, List<String> pending, List<String> unknown, List<String> failed) {

  public Migrations {
    pending = List.copyOf(pending);
    unknown = List.copyOf(unknown);
    failed = List.copyOf(failed);
  }

  /**
   * Looks, and changes nothing.
   *
   * @throws StorageUnavailableException when the database does not tell
   */
  public static Migrations in(DatabaseAddress address) {
    HikariConfig config = address.poolConfig();
    config.setMaximumPoolSize(2);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      List<MigrationInfo> all = Arrays.asList(flyway(address, pool).info().all());
      return new Migrations(
          all.stream()
              .filter(one -> one.getState() == MigrationState.SUCCESS)
              .map(Migrations::name)
              .reduce("", (earlier, later) -> later),
          names(all, one -> one == MigrationState.PENDING),
          names(all, one -> one == MigrationState.FUTURE_SUCCESS),
          names(all, MigrationState::isFailed));
    } catch (FlywayException e) {
      throw new StorageUnavailableException(
          "the database %s does not tell how far its tables are: %s"
              .formatted(address, e.getMessage()),
          e);
    }
  }

  /** What brings the tables of a database up to date. */
  static Flyway flyway(DatabaseAddress address, DataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:" + address.dialect().migrations())
        .load();
  }

  private static List<String> names(List<MigrationInfo> all, Predicate<MigrationState> wanted) {
    return all.stream().filter(one -> wanted.test(one.getState())).map(Migrations::name).toList();
  }

  private static String name(MigrationInfo migration) {
    return "V" + migration.getVersion() + " " + migration.getDescription();
  }
}
