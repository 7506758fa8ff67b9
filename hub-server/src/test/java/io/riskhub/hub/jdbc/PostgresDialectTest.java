package io.riskhub.hub.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresDialectTest {

  @ParameterizedTest
  @CsvSource({
    "08006, true", // connection_failure
    "40P01, true", // deadlock_detected
    "40001, true", // serialization_failure
    "53100, true", // disk_full
    "53300, true", // too_many_connections
    "57P01, true", // admin_shutdown
    "58030, true", // io_error
    "55P03, true", // lock_not_available
    "25006, true", // read_only_sql_transaction
    "25P03, true", // idle_in_transaction_session_timeout
    "22021, false", // character_not_in_repertoire
    "23502, false", // not_null_violation
    "42P01, false", // undefined_table
    ", false",
  })
  void whatPassesByItselfIsUnavailableAndTheRestIsAFault(String state, boolean unavailable) {
    assertThat(new PostgresDialect().isUnavailable(new SQLException("x", state)))
        .isEqualTo(unavailable);
  }
}
