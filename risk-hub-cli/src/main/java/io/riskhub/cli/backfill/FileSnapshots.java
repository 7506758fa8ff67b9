package io.riskhub.cli.backfill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.cli.input.Entry;
import io.riskhub.cli.input.SnapshotReader;
import io.riskhub.cli.input.Source;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.hub.backfill.SnapshotSource;
import io.riskhub.hub.backfill.SourceEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The snapshots in a file, as {@code riskhub list -o ndjson} writes them. */
final class FileSnapshots implements SnapshotSource {

  private final Source source;
  private final SnapshotReader reader;
  private final long size;

  FileSnapshots(String file) {
    source = new Source(file);
    try {
      size = source.size();
      reader = new SnapshotReader(source);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void forEach(Consumer<SourceEntry> visitor) {
    Optional<Entry> next = next();
    while (next.isPresent()) {
      visitor.accept(
          switch (next.get()) {
            case Entry.JsonObject snapshot ->
                entry(snapshot.location(), (ObjectNode) snapshot.body());
            case Entry.Broken broken ->
                new SourceEntry.Damaged(broken.location(), Optional.empty(), broken.reason());
          });
      next = next();
    }
  }

  private Optional<Entry> next() {
    try {
      return reader.next();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** What a hub stored has these two; without them nobody can say that it is still the same. */
  private static SourceEntry entry(String place, ObjectNode snapshot) {
    for (String field : List.of("hash", "created_at")) {
      if (!snapshot.has(field)) {
        return new SourceEntry.Damaged(
            place,
            Optional.ofNullable(snapshot.path("world_id").textValue()),
            "has no %s, so no hub has stored it; send it with riskhub push".formatted(field));
      }
    }
    return new SourceEntry.Candidate(place, snapshot);
  }

  private CommandFailure unreadable(IOException e) {
    return new CommandFailure(
        ExitCode.FAULT, source.label() + " cannot be read: " + e.getMessage(), e);
  }

  /** In bytes. */
  @Override
  public long size() {
    return size;
  }

  @Override
  public long done() {
    return reader.bytesRead();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
