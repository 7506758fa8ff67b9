package io.riskhub.hub.jdbc.snapshot;

import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.snapshot.cache.CacheEra;

/** The era of the shared cache, in a table with one row. */
public final class JdbcCacheEra implements CacheEra {

  private final Database database;

  public JdbcCacheEra(Database database) {
    this.database = database;
  }

  @Override
  public State state() {
    return database.read(
        handle ->
            handle
                .createQuery("select number, trusted from cache_era")
                .map((row, context) -> new State(row.getLong("number"), row.getBoolean("trusted")))
                .one());
  }

  @Override
  public void begin() {
    int unused =
        database.write(
            transaction -> transaction.execute("update cache_era set number = number + 1"));
  }

  @Override
  public long distrust() {
    return database.write(
        transaction -> {
          transaction.execute("update cache_era set trusted = false");
          return transaction.createQuery("select number from cache_era").mapTo(Long.class).one();
        });
  }

  @Override
  public void restore(State state) {
    int unused =
        database.write(
            transaction ->
                transaction.execute(
                    """
                    update cache_era set number = number + 1, trusted = true
                    where number = ? and not trusted
                    """,
                    state.number()));
  }
}
