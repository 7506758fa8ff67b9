package io.riskhub.hub.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.activation.state.ActivationState;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A world with as many entries as there may be: {@code s1} and so on, all of them long. */
public final class FullWorld {

  private FullWorld() {}

  /** Writes it into a database that hubs may use meanwhile. */
  public static void write(Path sqlite, String world) {
    String entries =
        IntStream.rangeClosed(1, ActivationState.MOST_ENTRIES)
            .mapToObj(i -> entry(world, i))
            .collect(Collectors.joining(","));
    try (Database database = Database.open(DatabaseAddress.sqlite(sqlite))) {
      int rows =
          database.write(
              transaction ->
                  transaction.execute(
                      "insert into activation (world_id, state) values (?, ?)",
                      world,
                      "{\"version\":%d,\"state\":{%s}}"
                          .formatted(ActivationState.MOST_ENTRIES, entries)));
      assertThat(rows).isEqualTo(1);
    }
  }

  private static String entry(String world, int i) {
    return """
           "s%1$d":{"long":{"active":true,"weight":1,"ts":"2026-01-01","etag":"act:%2$s:s%1$d:long:%1$d"}}"""
        .formatted(i, world);
  }
}
