package io.riskhub.hub.encrypted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.hub.HubStartException;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.PostgresDsn;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import io.riskhub.tls.TestCa;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL of the test's own, since that of all tests speaks no TLS. */
@Timeout(120)
class EncryptedPostgresTest {

  @TempDir private static Path folder;
  private static TestCa ca;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    ca = TestCa.in(folder, "ca");
    TestCa.Pair pair = ca.issue("postgres");
    // The server runs as somebody else where the tests run as root, and takes no key of others.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(pair.keyFile(), PosixFilePermissions.fromString("rw-------"));
    postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", pair.certFile().toString())
            .setServerConfig("ssl_key_file", pair.keyFile().toString())
            .start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static String dsn(String host, String query) {
    return "postgresql://postgres:s3cret-pg@%s:%d/postgres?%s"
        .formatted(host, postgres.getPort(), query);
  }

  private static String verified(Path caFile) {
    return "sslmode=verify-full&sslrootcert=" + caFile;
  }

  @Test
  void isSpokenToWithTlsWhereTheDsnSaysSo() throws SQLException {
    String dsn = dsn("localhost", verified(ca.certFile()));
    DatabaseAddress address = DatabaseAddress.postgres(PostgresDsn.parse(dsn).orElseThrow());
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select ssl, version from pg_stat_ssl where pid = pg_backend_pid()")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getBoolean("ssl")).isTrue();
      assertThat(row.getString("version")).isEqualTo("TLSv1.3");
    }
    try (RunningHub hub = RunningHub.onPostgres(dsn)) {
      assertThat(hub.caller().push("w", Snapshots.body("w", "v", "2026-01-01", "")).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void isNotSpokenToWithoutTrust() {
    Path other = TestCa.in(folder, "other").certFile();

    for (String dsn :
        new String[] {
          dsn("localhost", verified(other)),
          dsn("localhost", verified(folder.resolve("nowhere.crt"))),
          dsn("127.0.0.2", verified(ca.certFile()))
        }) {
      assertThatThrownBy(() -> RunningHub.onPostgres(dsn))
          .as(dsn)
          .isInstanceOf(HubStartException.class)
          .hasMessageNotContaining("s3cret-pg");
      assertThat(PostgresDsn.parse(dsn).orElseThrow().toString())
          .doesNotContain("s3cret-pg")
          .doesNotContain("sslrootcert");
    }
  }
}
