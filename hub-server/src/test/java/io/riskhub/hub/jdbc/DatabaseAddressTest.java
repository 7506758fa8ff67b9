package io.riskhub.hub.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.PostgresServer;
import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

  @Test
  void whatIsAnsweredIsDurableWhateverTheDatabasesDefault() {
    String dsn = PostgresServer.newDatabase();
    PostgresDsn address = PostgresDsn.parse(dsn).orElseThrow();
    try (Database database = Database.open(DatabaseAddress.postgres(address))) {
      database.write(
          handle ->
              handle.execute(
                  "alter database "
                      + dsn.substring(dsn.lastIndexOf('/') + 1)
                      + " set synchronous_commit = off"));
    }
    try (Database database = Database.open(DatabaseAddress.postgres(address))) {
      String setting =
          database.read(
              handle ->
                  handle
                      .createQuery("select current_setting('synchronous_commit')")
                      .mapTo(String.class)
                      .one());

      assertThat(setting).isEqualTo("on");
    }
  }
}
