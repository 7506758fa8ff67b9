package io.riskhub.hub.redis;

import io.riskhub.blob.ContentDigest;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

/** A snapshot as the arguments and the answers of {@link LatestScripts} hold it. */
final class LatestEntry {

  /** As long as each other, so that they compare as texts. */
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private LatestEntry() {}

  /** The arguments of a script. */
  static List<String> arguments(String era, String lease, Snapshot snapshot) {
    return List.of(
        era,
        lease,
        recency(snapshot),
        String.valueOf(snapshot.expiresAt().toEpochMilli()),
        snapshot.json(),
        snapshot.key().version(),
        INSTANT.format(snapshot.asOf()),
        INSTANT.format(snapshot.createdAt()),
        INSTANT.format(snapshot.expiresAt()),
        snapshot.stage(),
        snapshot.actor(),
        snapshot.digest().toString());
  }

  /** The snapshot in an answer of nine: its JSON and its fields. */
  static Snapshot snapshot(String worldId, List<String> answer) {
    return new Snapshot(
        new SnapshotKey(worldId, answer.get(1)),
        Instant.parse(answer.get(2)),
        Instant.parse(answer.get(3)),
        Instant.parse(answer.get(4)),
        answer.get(5),
        answer.get(6),
        ContentDigest.parse(answer.get(7)).orElseThrow(),
        answer.get(0));
  }

  /**
   * Compares as {@link Snapshot#BY_RECENCY} does, in a Redis of any locale: the version is in
   * hexadecimal, since the order of bytes in UTF-8 is that of code points.
   */
  private static String recency(Snapshot snapshot) {
    return INSTANT.format(snapshot.asOf())
        + INSTANT.format(snapshot.createdAt())
        + HexFormat.of().formatHex(snapshot.key().version().getBytes(StandardCharsets.UTF_8));
  }
}
