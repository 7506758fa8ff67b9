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

/** A SQLite file in which the migrations ran once more, and which goes when this is closed. */
public final class ScratchFile implements AutoCloseable {

  private final Path directory;
  private final Database database;

  private ScratchFile(Path directory, Database database) {
    this.directory = directory;
    this.database = database;
  }

  /** Makes one; its tables are empty. */
  public static ScratchFile open() {
    try {
      Path directory = Files.createTempDirectory("riskhub-");
      return new ScratchFile(
          directory, Database.open(DatabaseAddress.sqlite(directory.resolve("scratch.db"))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the directory for temporary files", e);
    }
  }

  /** Closed with this. */
  public Database database() {
    return database;
  }

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
    try (ScratchFile scratch = open()) {
      return scratch.database.read(
          handle ->
              handle
                  .createQuery(
                      "select sql from sqlite_master where tbl_name = ? and sql is not null"
                          + " order by type = 'table' desc")
                  .bind(0, table)
                  .mapTo(String.class)
                  .list());
    }
  }

  @Override
  public void close() {
    database.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory, e);
    }
  }
}
