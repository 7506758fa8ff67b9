package io.riskhub.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.cli.output.Printable;
import io.riskhub.cli.output.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/** One snapshot, whole, for people. */
final class SnapshotSheet {

  private static final int LABEL_WIDTH = 13;

  private SnapshotSheet() {}

  static String render(SnapshotView snapshot, Instant now) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("world", snapshot.text("world_id"));
    lines.put("version", snapshot.text("version"));
    lines.put("as of", withAge(snapshot, "as_of", now));
    lines.put("created", withAge(snapshot, "created_at", now));
    lines.put("expires", snapshot.expires(now));
    lines.put("stage", snapshot.stage());
    lines.put("actor", snapshot.actor());
    lines.put("hash", snapshot.text("hash"));
    lines.put("covariance", part(snapshot, "covariance", "covariance_ref", "pairs"));
    lines.put("returns", part(snapshot, "realized_returns", "realized_returns_ref", "series"));
    lines.put("stress", part(snapshot, "stress", "stress_ref", "scenarios"));
    return lines.entrySet().stream()
            .map(line -> pad(line.getKey()) + Printable.line(line.getValue()) + "\n")
            .collect(Collectors.joining())
        + "\n"
        + weights(snapshot);
  }

  private static String pad(String label) {
    return label + " ".repeat(LABEL_WIDTH - label.length());
  }

  private static String withAge(SnapshotView snapshot, String field, Instant now) {
    return snapshot.text(field)
        + snapshot
            .instant(field)
            .map(instant -> " (" + HumanTime.relative(instant, now) + ")")
            .orElse("");
  }

  private static String part(SnapshotView snapshot, String field, String refField, String unit) {
    JsonNode inline = snapshot.json().path(field);
    JsonNode ref = snapshot.json().path(refField);
    String behindRef = ref.isTextual() ? "ref " + ref.textValue() : "";
    if (inline.isMissingNode()) {
      return behindRef.isEmpty() ? "-" : behindRef;
    }
    return count(inline, unit) + (behindRef.isEmpty() ? " inline" : ", " + behindRef);
  }

  private static String count(JsonNode inline, String unit) {
    if (inline.isArray()) {
      return "1 series, " + inline.size() + " points";
    }
    int points = 0;
    for (JsonNode series : inline) {
      points += series.isArray() ? series.size() : 0;
    }
    return inline.size() + " " + unit + (points == 0 ? "" : ", " + points + " points");
  }

  private static String weights(SnapshotView snapshot) {
    List<Entry<String, JsonNode>> largestFirst =
        snapshot.json().path("weights").properties().stream()
            .sorted(Comparator.comparingDouble(weight -> -Math.abs(weight.getValue().asDouble())))
            .toList();
    return new Table<Entry<String, JsonNode>>()
        .column("strategy", Entry::getKey)
        .numbers("weight", weight -> weight.getValue().asText())
        .render(largestFirst);
  }
}
