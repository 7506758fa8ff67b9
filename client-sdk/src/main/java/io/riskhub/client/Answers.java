package io.riskhub.client;

import io.riskhub.client.fault.UnexpectedAnswerException;
import io.riskhub.client.json.HubJson;
import io.riskhub.client.read.DeadLetterPage;
import io.riskhub.client.read.HubIdentity;
import io.riskhub.client.read.HubReadiness;
import io.riskhub.client.read.SnapshotSignals;
import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.client.read.WorldStatus;
import java.util.List;
import java.util.function.Function;

/** Reads the bodies of answers 200. */
final class Answers {

  private static final int OK = 200;

  private Answers() {}

  static StoredSnapshot snapshot(String body) {
    return read(body, StoredSnapshot::parse);
  }

  static List<StoredSnapshot> snapshots(String body) {
    return list(body, "snapshots", StoredSnapshot::parse);
  }

  /** The body, which is JSON, whatever else. */
  static String json(String body) {
    read(body, HubJson::parse);
    return body;
  }

  static List<String> snapshotsJson(String body) {
    return list(body, "snapshots", Function.identity());
  }

  static List<WorldStatus> worlds(String body) {
    return list(body, "worlds", WorldStatus::parse);
  }

  static HubIdentity identity(String body) {
    return read(body, HubIdentity::parse);
  }

  static HubReadiness readiness(String body) {
    return read(body, HubReadiness::parse);
  }

  static SnapshotSignals signals(String body) {
    return read(body, SnapshotSignals::parse);
  }

  static DeadLetterPage deadLetters(String body) {
    return read(body, DeadLetterPage::parse);
  }

  private static <T> List<T> list(String body, String field, Function<String, T> element) {
    return read(body, json -> HubJson.elements(json, field).stream().map(element).toList());
  }

  private static <T> T read(String body, Function<String, T> reading) {
    try {
      return reading.apply(body);
    } catch (IllegalArgumentException e) {
      throw new UnexpectedAnswerException(OK, "the answer " + e.getMessage(), e);
    }
  }
}
