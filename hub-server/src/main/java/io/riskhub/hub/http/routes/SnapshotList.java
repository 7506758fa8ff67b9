package io.riskhub.hub.http.routes;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.contract.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** Sends a list of snapshots page by page, so that a long one is never in memory as a whole. */
final class SnapshotList {

  private SnapshotList() {}

  static void send(ServerResponse response, Iterator<List<Snapshot>> pages) {
    // Before the answer begins, so that a store out of reach is still told as such.
    List<Snapshot> page = pages.next();
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    try (OutputStream out = response.outputStream()) {
      write(out, "{\"snapshots\":[");
      String separator = "";
      while (true) {
        for (Snapshot snapshot : page) {
          write(out, separator);
          write(out, snapshot.json());
          separator = ",";
        }
        if (!pages.hasNext()) {
          break;
        }
        page = pages.next();
      }
      write(out, "]}");
    } catch (IOException e) {
      throw new UncheckedIOException("the caller went away", e);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
