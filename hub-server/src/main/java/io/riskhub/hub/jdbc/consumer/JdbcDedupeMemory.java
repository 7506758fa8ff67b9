package io.riskhub.hub.jdbc.consumer;

import io.riskhub.blob.ContentDigest;
import io.riskhub.hub.bus.consumer.DedupeMemory;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.InstantText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Events that a consumer group has handled, in a relational database, forgotten some time after
 * their snapshots expired. Known by a digest: a dedupe key can be longer than an index takes.
 */
public final class JdbcDedupeMemory implements DedupeMemory {

  /** Between two hubs' clocks, with room. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);

  private final Database database;
  private final String group;
  private final Clock clock;
  private volatile Instant nextPurge;

  public JdbcDedupeMemory(Database database, String group, Clock clock) {
    this.database = database;
    this.group = group;
    this.clock = clock;
    this.nextPurge = clock.instant();
  }

  @Override
  public boolean isSeen(String dedupeKey) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select 1 from handled_events where consumer_group = ? and event_digest = ?")
                .bind(0, group)
                .bind(1, digest(dedupeKey))
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public void remember(String dedupeKey, Instant until) {
    String instant = database.dialect().instantParameter();
    database.write(
        transaction ->
            transaction
                .createUpdate(
                    """
                    insert into handled_events (consumer_group, event_digest, until)
                    values (?, ?, %s) on conflict do nothing
                    """
                        .formatted(instant))
                .bind(0, group)
                .bind(1, digest(dedupeKey))
                .bind(2, InstantText.of(until.plus(GRACE)))
                .execute());
    purge();
  }

  private static String digest(String dedupeKey) {
    return ContentDigest.of(
            ContentDigest.Algorithm.BLAKE3, dedupeKey.getBytes(StandardCharsets.UTF_8))
        .hex();
  }

  private void purge() {
    Instant now = clock.instant();
    if (now.isBefore(nextPurge)) {
      return;
    }
    nextPurge = now.plus(BETWEEN_PURGES);
    database.write(
        transaction ->
            transaction
                .createUpdate(
                    "delete from handled_events where until < "
                        + database.dialect().instantParameter())
                .bind(0, InstantText.of(now))
                .execute());
  }
}
