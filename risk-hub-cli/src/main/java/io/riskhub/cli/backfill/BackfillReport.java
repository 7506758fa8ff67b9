package io.riskhub.cli.backfill;

import com.fasterxml.jackson.core.JsonGenerator;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.cli.output.Printable;
import io.riskhub.cli.output.Table;
import io.riskhub.cli.progress.Progress;
import io.riskhub.hub.backfill.BackfillPlan;
import io.riskhub.hub.backfill.BackfillResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells what was skipped as it happens, and of every world at the end. */
final class BackfillReport {

  private final OutputOptions output;
  private final Progress progress;
  private final Optional<String> remark;
  private final boolean dryRun;

  /** By world; what does not tell its world is under the empty name, which no world has. */
  private final Map<String, WorldTally> worlds = new TreeMap<>();

  private final @Nullable JsonGenerator document;
  private ExitCode exitCode = ExitCode.DONE;

  /**
   * @param remark what is to be told of the stores, if anything
   * @param plan names the worlds that are asked for, of which each is to be found
   */
  BackfillReport(
      OutputOptions output, Progress progress, Optional<String> remark, BackfillPlan plan) {
    this.output = output;
    this.progress = progress;
    this.remark = remark;
    this.dryRun = plan.dryRun();
    plan.worlds().forEach(world -> worlds.put(world, WorldTally.none(world)));
    document = output.format() == OutputFormat.JSON ? begin(output) : null;
  }

  private static JsonGenerator begin(OutputOptions output) {
    try {
      JsonGenerator json = JsonText.generator(output.out());
      json.writeStartObject();
      json.writeArrayFieldStart("problems");
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One more entry is done with. */
  void result(BackfillResult result) {
    Line line = Line.of(result);
    worlds.merge(
        line.worldId() == null ? "" : line.worldId(), WorldTally.of(line), WorldTally::plus);
    exitCode = exitCode.worse(line.outcome().exitCode());
    if (line.reason() != null) {
      progress.tell(Printable.lines(line.sentence()));
    }
    if (output.format() == OutputFormat.NDJSON) {
      output.out().println(JsonText.write(line, OutputFormat.NDJSON));
    } else if (document != null && line.reason() != null) {
      write(document, json -> json.writePOJO(line));
    }
  }

  /** Tells of all together. */
  void end() {
    Collection<WorldTally> all = worlds.values();
    if (output.format() == OutputFormat.TABLE && !all.isEmpty()) {
      output.out().print(table().render(all));
      output.out().flush();
    } else if (document != null) {
      write(document, json -> end(json, all));
    }
  }

  private void end(JsonGenerator json, Collection<WorldTally> all) throws IOException {
    json.writeEndArray();
    json.writeBooleanField("dry_run", dryRun);
    if (remark.isPresent()) {
      json.writeStringField("remark", remark.get());
    }
    json.writePOJOField("worlds", all);
    json.writePOJOField("summary", all.stream().reduce(WorldTally.none(null), WorldTally::plus));
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  /** Remarks on what was not found, once everything was read. */
  void complete(String source) {
    if (worlds.isEmpty()) {
      output.remark("there are no snapshots in " + source);
    }
    worlds.values().stream()
        .filter(WorldTally::isEmpty)
        .forEach(
            world -> {
              progress.tell(
                  Printable.lines(
                      "there is nothing of world %s in %s".formatted(world.worldId(), source)));
              exitCode = exitCode.worse(ExitCode.NOT_FOUND);
            });
  }

  private Table<WorldTally> table() {
    return new Table<WorldTally>()
        .column("world", tally -> tally.worldId() == null ? "(not told)" : tally.worldId())
        .numbers(dryRun ? "would write" : "written", tally -> "%,d".formatted(tally.written()))
        .numbers("announced", tally -> "%,d".formatted(tally.announced()))
        .numbers("duplicate", tally -> "%,d".formatted(tally.duplicate()))
        .numbers("conflict", tally -> "%,d".formatted(tally.conflict()))
        .numbers("skipped", tally -> "%,d".formatted(tally.skipped()));
  }

  /** That of the worst entry. */
  ExitCode exitCode() {
    return exitCode;
  }

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private static void write(JsonGenerator json, Writing writing) {
    try {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
