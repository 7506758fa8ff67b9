package io.riskhub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.testkit.TopicReader.Message;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a topic says of snapshots, repetitions left out. */
public final class Announcements {

  private Announcements() {}

  /**
   * The snapshots that are announced: by world, in the order in which they first were, from their
   * versions to their JSON. Every message must be a proper event, and its repetitions the same.
   */
  public static Map<String, Map<String, String>> of(Collection<Message> messages) {
    Map<String, Map<String, String>> worlds = new TreeMap<>();
    Map<String, String> ids = new TreeMap<>();
    for (Message message : messages) {
      ObjectNode event = parse(message.value());
      assertThat(event.get("specversion").textValue()).isEqualTo("1.0");
      assertThat(event.get("type").textValue()).isEqualTo("risk_snapshot_updated");
      ObjectNode data = (ObjectNode) event.get("data");
      assertThat(data.remove("event_version").intValue()).isEqualTo(1);
      assertThat(data.remove("idempotency_key").textValue()).startsWith("risk_snapshot_updated:");
      assertThat(data.get("world_id").textValue()).isEqualTo(message.key());
      String version = data.get("version").textValue();
      String known = ids.putIfAbsent(message.key() + "/" + version, event.get("id").textValue());
      assertThat(known).isIn(null, event.get("id").textValue());
      worlds
          .computeIfAbsent(message.key(), world -> new LinkedHashMap<>())
          .putIfAbsent(version, CanonicalJson.write(data));
    }
    return worlds;
  }

  /** Whether as many different snapshots are announced. */
  public static boolean areAtLeast(int snapshots, Collection<Message> messages) {
    return messages.size() >= snapshots
        && messages.stream().collect(Collectors.toSet()).size() >= snapshots;
  }

  private static ObjectNode parse(String json) {
    try {
      return (ObjectNode) StrictJson.parse(json);
    } catch (MalformedJsonException e) {
      throw new AssertionError("an event " + e.reason() + ": " + json, e);
    }
  }
}
