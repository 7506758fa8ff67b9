package io.riskhub.hub;

import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.PostgresDsn;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.nio.file.Path;

/** Where a hub keeps what it stores, for those who look at it beside the hub. */
public final class HubStorage {

  private HubStorage() {}

  /** The file of a database that is in the data directory. */
  public static Path databaseFile(HubConfig config) {
    return config.dataDirectory().resolve(Parts.DATABASE_FILE);
  }

  /** The database of a hub; nothing is taken or made. */
  public static DatabaseAddress address(HubConfig config) {
    return config
        .dsn()
        .flatMap(dsn -> PostgresDsn.parse(dsn.reveal()))
        .map(DatabaseAddress::postgres)
        .orElseGet(() -> DatabaseAddress.sqlite(databaseFile(config)));
  }

  /**
   * Brings the tables up to date, as a hub does when it starts. Makes the data directory, and a
   * file there, where that is where they are.
   *
   * @throws HubStartException when another hub uses the data directory
   * @throws StorageUnavailableException when the database cannot be reached or migrated
   */
  public static void migrate(HubConfig config) {
    try (Parts parts = new Parts()) {
      Database unused = parts.add(Database.open(parts.address(config)));
    }
  }

  /**
   * Makes the data directory, for its owner alone.
   *
   * @throws HubStartException when that cannot be done, or another hub uses it
   */
  public static void makeDataDirectory(HubConfig config) {
    DataDirectory.take(config.dataDirectory()).close();
  }
}
