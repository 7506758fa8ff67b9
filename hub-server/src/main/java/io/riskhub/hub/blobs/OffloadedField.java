package io.riskhub.hub.blobs;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.json.CodePointOrder;
import io.riskhub.contract.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A field of a snapshot that stands behind a ref.
 *
 * @param name the field, such as {@code covariance}
 * @param ref the ref as it stands in the snapshot
 * @param offset where in the snapshot's JSON the field would begin if it stood there, in characters
 */
record OffloadedField(String name, String ref, int offset) {

  private static final String SUFFIX = "_ref";

  OffloadedField {
    requireNonNull(name, "name");
    requireNonNull(ref, "ref");
  }

  String refField() {
    return name + SUFFIX;
  }

  /** The offloaded fields of a snapshot, in the order of their offsets. */
  static List<OffloadedField> of(Snapshot snapshot) {
    // Most snapshots have none, and are not parsed.
    return snapshot.json().contains(SUFFIX + "\":") ? parse(snapshot.json()) : List.of();
  }

  /** Keys are sorted, so that a field's place is known before its ref comes. */
  private static List<OffloadedField> parse(String json) {
    List<OffloadedField> found = new ArrayList<>();
    Iterator<String> names = List.of("covariance", "realized_returns", "stress").iterator();
    String name = names.next();
    int offset = -1;
    try (JsonParser parser = StrictJson.again(json)) {
      parser.nextToken();
      while (name != null && parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        while (name != null && CodePointOrder.INSTANCE.compare(key, name + SUFFIX) > 0) {
          name = names.hasNext() ? names.next() : null;
          offset = -1;
        }
        if (name == null) {
          break;
        }
        if (offset < 0 && CodePointOrder.INSTANCE.compare(key, name) > 0) {
          offset = start;
        }
        JsonToken value = parser.nextToken();
        if (key.equals(name + SUFFIX) && value == JsonToken.VALUE_STRING) {
          found.add(new OffloadedField(name, parser.getText(), offset));
        }
        parser.skipChildren();
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("a stored snapshot cannot be read", e);
    }
  }
}
