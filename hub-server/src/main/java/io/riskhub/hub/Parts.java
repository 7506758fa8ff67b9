package io.riskhub.hub;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.PostgresDsn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** What was started, to be stopped in the opposite order. Safe for many threads. */
final class Parts implements AutoCloseable {

  private static final String DATABASE_FILE = "riskhub.db";

  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  /** Adds a part that was started. */
  synchronized <T extends AutoCloseable> T add(T part) {
    started.push(part);
    return part;
  }

  /** Opens the database of a hub, whose data directory is taken where it is there. */
  Database database(HubConfig config) {
    return add(Database.open(address(config)));
  }

  /** Where the database of a hub is; takes the data directory where it is there. */
  DatabaseAddress address(HubConfig config) {
    if (config.dsn().isPresent()) {
      return DatabaseAddress.postgres(
          PostgresDsn.parse(config.dsn().get().reveal())
              .orElseThrow(
                  () ->
                      new HubStartException(
                          "the DSN is not of the form postgresql://user:password@host:port/database")));
    }
    return DatabaseAddress.sqlite(
        add(DataDirectory.take(config.dataDirectory())).file(DATABASE_FILE));
  }

  /**
   * Opens a blob store.
   *
   * @throws HubStartException when that cannot be done as configured
   */
  static BlobStore blobs(
      Function<BlobStoreSettings, BlobStore> opener, BlobStoreSettings settings) {
    try {
      return opener.apply(settings);
    } catch (IllegalArgumentException e) {
      throw new HubStartException(
          "the blob store cannot be used as configured: " + e.getMessage(), e);
    }
  }

  /** Stops every part, also when one of them fails at it. */
  @Override
  public synchronized void close() {
    RuntimeException failure = null;
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        RuntimeException unchecked =
            e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
        if (failure == null) {
          failure = unchecked;
        } else {
          failure.addSuppressed(unchecked);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
