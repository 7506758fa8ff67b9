package io.riskhub.hub.jdbc.repair;

import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A SQLite file in which the migrations run once more. */
final class ScratchFile {

  private ScratchFile() {}

  /** Makes the table of that name as it is made there. */
  static void take(Database database, String table) {
    List<String> statements = statements(table);
    database.write(
        transaction -> {
          statements.forEach(transaction::execute);
          return statements;
        });
  }

  /** What makes the table, and then its indexes. */
  private static List<String> statements(String table) {
    try {
      Path directory = Files.createTempDirectory("riskhub-");
      try (Database scratch =
          Database.open(DatabaseAddress.sqlite(directory.resolve("scratch.db")))) {
        return scratch.read(
            handle ->
                handle
                    .createQuery(
                        "select sql from sqlite_master where tbl_name = ? and sql is not null"
                            + " order by type = 'table' desc")
                    .bind(0, table)
                    .mapTo(String.class)
                    .list());
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the directory for temporary files", e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
