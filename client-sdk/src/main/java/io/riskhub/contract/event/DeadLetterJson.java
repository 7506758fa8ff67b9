package io.riskhub.contract.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.riskhub.contract.IsoInstant;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Dead letters as events of the dead-letter topic. An original that is a JSON object stands in it
 * as it is, so that people can read it; anything else in Base64. Either way its bytes come back.
 */
public final class DeadLetterJson {

  private static final String EVENT = "event";
  private static final String EVENT_BASE64 = "event_base64";
  private static final String KEY = "key";
  private static final String KEY_BASE64 = "key_base64";
  private static final String TRUNCATED = "truncated";

  private static final JsonFactory FACTORY = new JsonFactory();

  private DeadLetterJson() {}

  /**
   * The event, in UTF-8.
   *
   * @param id of the event that is written
   */
  public static byte[] write(DeadLetter letter, UUID id) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(letter.event().length + 512);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("specversion", "1.0");
      json.writeStringField("id", id.toString());
      json.writeStringField("source", "riskhub");
      json.writeStringField("type", EventType.SNAPSHOT_UPDATED_DLQ);
      json.writeStringField("time", letter.at().toString());
      json.writeStringField("datacontenttype", "application/json");
      json.writeObjectFieldStart("data");
      json.writeStringField("world_id", letter.worldId());
      json.writeStringField("stage", letter.stage());
      json.writeNumberField("attempts", letter.attempts());
      json.writeStringField("error", letter.error());
      if (letter.key().isPresent()) {
        writeKey(json, letter.key().get());
      }
      if (letter.truncated()) {
        json.writeBooleanField(TRUNCATED, true);
      }
      if (isPlainObject(letter.event())) {
        json.writeFieldName(EVENT);
        json.writeRawValue(new String(letter.event(), StandardCharsets.UTF_8));
      } else {
        json.writeBinaryField(EVENT_BASE64, letter.event());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }

  private static void writeKey(JsonGenerator json, byte[] key) throws IOException {
    String text = new String(key, StandardCharsets.UTF_8);
    if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), key)) {
      json.writeStringField(KEY, text);
    } else {
      json.writeBinaryField(KEY_BASE64, key);
    }
  }

  /** The dead letter of such an event, if it is one. */
  public static Optional<DeadLetter> read(byte[] message) {
    try {
      // Not leniently: what is no UTF-8 was damaged on its way.
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<DeadLetter> read(String message) throws IOException {
    try (JsonParser json = StrictJson.again(message)) {
      Map<String, String> envelope = new HashMap<>();
      Map<String, String> data = new HashMap<>();
      byte[] event = null;
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        if (!json.currentName().equals("data")) {
          value(json, envelope);
        } else if (json.nextToken() == JsonToken.START_OBJECT) {
          event = data(json, message, data);
        }
      }
      return event == null ? Optional.empty() : letter(envelope, data, event);
    }
  }

  private static byte[] data(JsonParser json, String message, Map<String, String> data)
      throws IOException {
    byte[] event = new byte[0];
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      switch (json.currentName()) {
        case EVENT -> {
          json.nextToken();
          int from = (int) json.currentTokenLocation().getCharOffset();
          json.skipChildren();
          int to = (int) json.currentLocation().getCharOffset();
          event = message.substring(from, to).getBytes(StandardCharsets.UTF_8);
        }
        case EVENT_BASE64 -> {
          json.nextToken();
          event = json.getBinaryValue();
        }
        default -> value(json, data);
      }
    }
    return event;
  }

  /** Takes a field whose value is a text or a number, and passes over any other. */
  private static void value(JsonParser json, Map<String, String> into) throws IOException {
    String name = json.currentName();
    if (json.nextToken().isScalarValue()) {
      into.put(name, json.getText());
    } else {
      json.skipChildren();
    }
  }

  private static Optional<DeadLetter> letter(
      Map<String, String> envelope, Map<String, String> data, byte[] event) {
    if (!EventType.SNAPSHOT_UPDATED_DLQ.equals(envelope.get("type"))) {
      return Optional.empty();
    }
    return IsoInstant.parse(envelope.getOrDefault("time", ""))
        .map(
            at ->
                new DeadLetter(
                    data.getOrDefault("world_id", DeadLetter.UNKNOWN),
                    data.getOrDefault("stage", DeadLetter.UNKNOWN),
                    Integer.parseInt(data.getOrDefault("attempts", "0")),
                    data.getOrDefault("error", ""),
                    event,
                    at,
                    key(data),
                    Boolean.parseBoolean(data.get(TRUNCATED))));
  }

  private static Optional<byte[]> key(Map<String, String> data) {
    return Optional.ofNullable(data.get(KEY_BASE64))
        .map(Base64.getDecoder()::decode)
        .or(
            () ->
                Optional.ofNullable(data.get(KEY))
                    .map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether the bytes can stand in another document and be found again without loss. */
  private static boolean isPlainObject(byte[] event) {
    if (event.length < 2 || event[0] != '{' || event[event.length - 1] != '}') {
      return false;
    }
    try {
      return StrictJson.parseEnvelope(event).isObject();
    } catch (MalformedJsonException e) {
      return false;
    }
  }
}
