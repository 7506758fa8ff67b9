package io.riskhub.hub.jdbc.repair;

import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/**
 * A table that somebody may have dropped. Migrations do not make it again, for they ran already; so
 * they are run in a place of their own, from which the table is taken: there is no second text of
 * it that could grow old.
 */
public final class LostTable {

  private final Database database;
  private final DatabaseAddress address;
  private final String name;

  /**
   * @param address of {@code database}
   * @param name of the table
   */
  public LostTable(Database database, DatabaseAddress address, String name) {
    this.database = database;
    this.address = address;
    this.name = name;
  }

  /** Whether it is not there. */
  public boolean isLost() {
    return database.read(this::isLost);
  }

  private boolean isLost(Handle handle) {
    try {
      String schema = handle.getConnection().getSchema();
      try (ResultSet tables =
          handle.getConnection().getMetaData().getTables(null, schema, name, null)) {
        return !tables.next();
      }
    } catch (SQLException e) {
      throw new StorageUnavailableException("cannot see which tables there are", e);
    }
  }

  /** Makes it anew, empty and with its indexes. */
  public void makeAnew() {
    if (database.dialect().hasSchemas()) {
      ScratchSchema.take(database, address, name);
    } else {
      ScratchFile.take(database, name);
    }
  }
}
