package io.riskhub.hub;

import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.activation.JdbcActivationStore;
import io.riskhub.hub.jdbc.repair.LostTable;
import io.riskhub.hub.jdbc.repair.ScratchFile;
import io.riskhub.hub.jdbc.snapshot.JdbcSnapshotRepository;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The stores of a hub for who only looks: nothing is made or migrated there. Instead of a table
 * that is not there an empty one is read, which is elsewhere.
 *
 * @param snapshots has the snapshots
 * @param activation has the activation
 * @param remark what is unusual about them, for people
 */
record StoresAsTheyAre(Database snapshots, Database activation, Optional<String> remark) {

  /** Opens them; they are closed with {@code parts}. */
  static StoresAsTheyAre open(Parts parts, HubConfig config) {
    Database empty = parts.add(ScratchFile.open()).database();
    return parts
        .existingAddress(config)
        .map(address -> open(parts, address, empty))
        .orElseGet(
            () ->
                new StoresAsTheyAre(
                    empty,
                    empty,
                    Optional.of(
                        "there is no database in %s yet; without --dry-run it is made"
                            .formatted(config.dataDirectory()))));
  }

  private static StoresAsTheyAre open(Parts parts, DatabaseAddress address, Database empty) {
    AtomicInteger pending = new AtomicInteger();
    Database database = parts.add(Database.openAsIs(address, pending::set));
    boolean lost = new LostTable(database, address, JdbcSnapshotRepository.TABLE).isLost();
    boolean inactive = new LostTable(database, address, JdbcActivationStore.TABLE).isLost();
    return new StoresAsTheyAre(
        lost ? empty : database, inactive ? empty : database, remark(address, pending.get(), lost));
  }

  private static Optional<String> remark(DatabaseAddress address, int pending, boolean lost) {
    if (pending > 0) {
      return Optional.of(
          "the tables of the database %s are %s; without --dry-run they are brought up to date first"
              .formatted(
                  address,
                  lost
                      ? "not there yet"
                      : "those of an earlier version (%d steps)".formatted(pending)));
    }
    return lost ? Optional.of("the table of snapshots is missing") : Optional.empty();
  }
}
