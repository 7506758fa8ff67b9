package io.riskhub.cli.deadletters;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.cli.deadletters.source.FoundLetter;
import io.riskhub.cli.deadletters.source.LetterState;
import io.riskhub.cli.deadletters.source.Replay;
import io.riskhub.cli.deadletters.source.UnreadableLetter;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.HumanTime;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.cli.output.Printable;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what became of each letter as it happens, and of all at the end. */
final class ReplayReport {

  private final OutputOptions output;
  private final boolean dryRun;
  private final Instant now;
  private final ArrayNode letters = JsonNodeFactory.instance.arrayNode();
  private final UnreadableLetters unreadable = new UnreadableLetters();
  private final Map<String, Long> leftOut = new TreeMap<>();
  private long matching;
  private long replayed;
  private long wouldReplay;
  private long refused;

  /**
   * @param now by which letters have expired or not
   */
  ReplayReport(OutputOptions output, boolean dryRun, Instant now) {
    this.output = output;
    this.dryRun = dryRun;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  void replayed(FoundLetter letter, Replay.Sent to) {
    replayed++;
    add(letter, "replayed", "replayed: " + to.to(), to.to(), null);
  }

  void wouldReplay(FoundLetter letter) {
    wouldReplay++;
    add(letter, "would_replay", "would be replayed", null, null);
  }

  void refused(FoundLetter letter, Replay.Refused why) {
    refused++;
    leftOut("refused", "refused", letter, why.reason());
  }

  void copy(FoundLetter letter, String original) {
    leftOut("copies", "copy", letter, "a copy of " + original);
  }

  void leftOut(FoundLetter letter, LetterState state) {
    switch (state) {
      case EXPIRED -> leftOut("expired", "expired", letter, "it expired " + expiry(letter));
      case CUT ->
          leftOut(
              "cut",
              "cut",
              letter,
              "only the beginning of the event was kept, for it was too large");
      // Of these there are more and more; their number will do.
      case REPLAYED -> {
        matching++;
        leftOut.merge("replayed before", 1L, Long::sum);
      }
      case WAITING -> throw new IllegalArgumentException("a waiting letter is not left out");
    }
  }

  private String expiry(FoundLetter letter) {
    return letter.event().expiresAt().map(at -> HumanTime.relative(at, now)).orElse("");
  }

  private void leftOut(String counted, String outcome, FoundLetter letter, String reason) {
    leftOut.merge(counted, 1L, Long::sum);
    add(letter, outcome, "left out: " + reason, null, reason);
  }

  void unreadable(UnreadableLetter letter) {
    unreadable.add(letter);
  }

  private void add(
      FoundLetter letter,
      String outcome,
      String words,
      @Nullable String to,
      @Nullable String reason) {
    matching++;
    if (output.format() == OutputFormat.TABLE) {
      String version = letter.event().version().map(found -> " " + found).orElse("");
      say("%s %s%s %s".formatted(letter.place(), letter.worldId(), version, words));
      return;
    }
    ObjectNode json = LetterJson.which(letter).put("outcome", outcome);
    if (to != null) {
      json.put("to", to);
    }
    if (reason != null) {
      json.put("reason", reason);
    }
    if (output.format() == OutputFormat.NDJSON) {
      output.out().println(JsonText.write(json, OutputFormat.NDJSON));
      output.out().flush();
    } else {
      letters.add(json);
    }
  }

  /** Tells of all together. */
  void end() {
    switch (output.format()) {
      case TABLE -> say(summary());
      case JSON -> output.out().println(JsonText.write(json(), OutputFormat.JSON));
      case NDJSON -> {}
    }
    unreadable.tell(output);
  }

  private String summary() {
    String sent =
        dryRun
            ? "%,d would be replayed".formatted(wouldReplay)
            : "%,d replayed".formatted(replayed);
    return leftOut.isEmpty()
        ? sent
        : sent
            + leftOut.entrySet().stream()
                .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", ", "; left out: ", ""));
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("results", letters);
    ObjectNode summary =
        json.putObject("summary")
            .put("matching", matching)
            .put("replayed", replayed)
            .put("would_replay", wouldReplay);
    ObjectNode counts = summary.putObject("left_out");
    leftOut.forEach((outcome, count) -> counts.put(outcome.replace(' ', '_'), count));
    unreadable.addTo(json);
    return json;
  }

  private void say(String line) {
    output.out().println(Printable.line(line));
    output.out().flush();
  }

  /** Refused when something was that should have been sent. */
  ExitCode exitCode() {
    return refused > 0 ? ExitCode.REFUSED : ExitCode.DONE;
  }
}
