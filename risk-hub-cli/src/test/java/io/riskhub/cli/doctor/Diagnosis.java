package io.riskhub.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskhub.cli.CommandRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What {@code riskhub doctor} told a program. */
record Diagnosis(int exitCode, JsonNode json, String everything) {

  /** Runs it in this process. */
  static Diagnosis of(String... arguments) throws IOException {
    CommandRun run =
        CommandRun.riskhub(
            Stream.concat(Stream.of("doctor", "-o", "json"), Stream.of(arguments))
                .toArray(String[]::new));
    return new Diagnosis(run.code(), new ObjectMapper().readTree(run.out()), run.out() + run.err());
  }

  /** The subjects that are in that state, in their order. */
  List<String> subjects(String state) {
    List<String> subjects = new ArrayList<>();
    json.path("findings")
        .forEach(
            finding -> {
              if (finding.path("state").asText().equals(state)) {
                subjects.add(finding.path("subject").asText());
              }
            });
    return subjects;
  }

  /** All that was found about something. */
  String found(String subject) {
    StringBuilder found = new StringBuilder();
    json.path("findings")
        .forEach(
            finding -> {
              if (finding.path("subject").asText().equals(subject)) {
                found.append(finding.path("found").asText()).append('\n');
              }
            });
    return found.toString();
  }
}
