package io.riskhub.contract.json;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.ContentDigest.Algorithm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of {@code snapshot-hash.jsonl} were made with Python itself. */
class StableHashTest {

  static List<Named<JsonNode>> rows() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(StableHashTest.class.getResourceAsStream("/snapshot-hash.jsonl")),
                StandardCharsets.UTF_8))) {
      List<Named<JsonNode>> rows = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode row = mapper.readTree(line);
        rows.add(Named.of(row.get("name").textValue(), row));
      }
      return rows;
    }
  }

  @Test
  void hasAll47Rows() throws IOException {
    assertThat(rows()).hasSize(47).extracting(Named::getName).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void writesAndHashesAsPythonDoes(JsonNode row) throws MalformedJsonException {
    ObjectNode snapshot = (ObjectNode) StrictJson.parse(row.get("payload").textValue());

    assertThat(StableHash.content(new CanonicalFields(snapshot)))
        .isEqualTo(row.get("canonical").textValue());
    assertThat(StableHash.of(Algorithm.BLAKE3, snapshot)).hasToString(text(row, "blake3"));
    assertThat(StableHash.of(Algorithm.SHA256, snapshot)).hasToString(text(row, "sha256"));
  }

  @Test
  void leavesTheSnapshotAsItIs() throws MalformedJsonException {
    ObjectNode snapshot =
        (ObjectNode) StrictJson.parse("{\"hash\":\"x\",\"created_at\":1,\"a\":2}");

    StableHash.content(new CanonicalFields(snapshot));

    assertThat(CanonicalJson.write(snapshot))
        .isEqualTo("{\"a\":2,\"created_at\":1,\"hash\":\"x\"}");
  }

  @Test
  void leavesOutHashAndCreatedAtOnTheTopLevelOnly() throws MalformedJsonException {
    ObjectNode snapshot =
        (ObjectNode) StrictJson.parse("{\"hash\":1,\"x\":{\"hash\":2,\"created_at\":3}}");

    assertThat(StableHash.content(new CanonicalFields(snapshot)))
        .isEqualTo("{\"x\":{\"created_at\":3,\"hash\":2}}");
  }

  private static String text(JsonNode row, String field) {
    return requireNonNull(row.get(field).textValue());
  }
}
