package io.riskhub.cli.input;

import com.fasterxml.jackson.databind.JsonNode;

/** What stands at one place of a source. */
public sealed interface Entry {

  /** File, and line if the file has one object a line. */
  String location();

  /** A JSON object; {@code text} is exactly what was written. */
  record JsonObject(String location, String text, JsonNode body) implements Entry {}

  /** Something else; {@code reason} completes a sentence that begins with its location. */
  record Broken(String location, String reason) implements Entry {}
}
