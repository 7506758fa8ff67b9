package io.riskhub.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.input.Lines.Line;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a source one entry at a time, whichever way it is laid out. */
public final class SnapshotReader implements AutoCloseable {

  /** Far above what a hub takes. */
  private static final int LONGEST = 64 << 20;

  private final Source source;
  private final Lines lines;
  private @Nullable Layout layout;

  public SnapshotReader(Source source) throws IOException {
    this.source = source;
    this.lines = new Lines(source.open(), LONGEST);
  }

  /** The next entry, or empty at the end; a source without any has one that says so. */
  public Optional<Entry> next() throws IOException {
    Line line = lines.nextNotBlank();
    if (line == null) {
      boolean nothingAtAll = layout == null;
      layout = Layout.LINES;
      return nothingAtAll
          ? Optional.of(new Entry.Broken(source.label(), "holds no snapshot"))
          : Optional.empty();
    }
    return Optional.of(
        layoutFrom(line) == Layout.DOCUMENT
            ? parse(source.label(), document(line))
            : parse(source.label() + ":" + line.number, line));
  }

  /** Reads to the end only to count what was left. */
  public long countRest() throws IOException {
    long entries = 0;
    for (Line line = lines.nextNotBlank(); line != null; line = lines.nextNotBlank()) {
      if (layoutFrom(line) == Layout.DOCUMENT) {
        document(line);
      }
      entries++;
    }
    return entries;
  }

  /** How far it has come, in bytes. */
  public long bytesRead() {
    return lines.bytesRead();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private Layout layoutFrom(Line first) throws IOException {
    if (layout == null) {
      layout = Layout.of(first, lines::peekNotBlank);
    }
    return layout;
  }

  /** The document that begins with {@code first}: everything up to the end. */
  private Line document(Line first) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    // Blank lines before it are made up for, so that a parser's "line 7" is line 7 of the file.
    content.writeBytes("\n".repeat((int) first.number - 1).getBytes(StandardCharsets.UTF_8));
    boolean whole = true;
    for (Line line = first; line != null; line = lines.next()) {
      whole &= line.whole && content.size() <= LONGEST;
      if (whole) {
        content.writeBytes(line.content);
      }
    }
    return new Line(first.number, content.toByteArray(), whole, false);
  }

  private Entry parse(String location, Line json) {
    if (!json.whole) {
      return new Entry.Broken(location, "is longer than " + (LONGEST >> 20) + " MiB");
    }
    try {
      JsonNode body = StrictJson.parse(json.content);
      return body.isObject()
          ? new Entry.JsonObject(
              location, new String(json.content, StandardCharsets.UTF_8).strip(), body)
          : new Entry.Broken(
              location, "is no JSON object; write one object, or one a line (jq -c '.[]' FILE)");
    } catch (MalformedJsonException e) {
      return new Entry.Broken(location, reason(e));
    }
  }

  private String reason(MalformedJsonException e) {
    if (layout == Layout.LINES) {
      // The location already has the line.
      return e.reason().replace("at line 1, column", "at column");
    }
    boolean several = e.reason().startsWith("has more after");
    return several ? e.reason() + "; write one object a line (jq -c . FILE)" : e.reason();
  }
}
