package io.riskhub.hub.jdbc.repair;

import io.riskhub.hub.HubStartException;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** A schema in which the migrations run once more. Needs the right to create one. */
final class ScratchSchema {

  private ScratchSchema() {}

  /** Moves the table of that name from there to where the hub's tables are. */
  static void take(Database database, DatabaseAddress address, String table) {
    String scratch = "riskhub_scratch_" + UUID.randomUUID().toString().replace('-', '_');
    create(database, scratch, table);
    try {
      Database.open(address.inSchema(scratch)).close();
      database.write(
          transaction ->
              transaction.execute(
                  "alter table %s.%s set schema %s".formatted(scratch, table, home(transaction))));
    } finally {
      execute(database, "drop schema " + scratch + " cascade");
    }
  }

  private static void create(Database database, String scratch, String table) {
    try {
      execute(database, "create schema " + scratch);
    } catch (JdbiException e) {
      throw new HubStartException(
          "the table %s is missing, and to make it anew the database's user needs the right to create a schema (%s)"
              .formatted(table, e.getMessage()),
          e);
    }
  }

  private static String home(Handle handle) {
    return handle.createQuery("select quote_ident(current_schema())").mapTo(String.class).one();
  }

  private static void execute(Database database, String statement) {
    int unused = database.write(transaction -> transaction.execute(statement));
  }
}
