package io.riskhub.hub.http.routes;

import io.helidon.webserver.http.ServerResponse;
import io.riskhub.contract.Snapshot;
import io.riskhub.hub.http.sending.StreamedJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;

/** Sends a list of snapshots page by page, so that a long one is never in memory as a whole. */
final class SnapshotList {

  private final StreamedJson streams;

  SnapshotList(StreamedJson streams) {
    this.streams = streams;
  }

  void send(ServerResponse response, Iterator<List<Snapshot>> pages) {
    // Before the answer begins, so that a store out of reach is still told as such.
    List<Snapshot> page = pages.next();
    streams.send(response, out -> write(page, pages, out));
  }

  private static void write(List<Snapshot> first, Iterator<List<Snapshot>> rest, OutputStream out)
      throws IOException {
    StreamedJson.write("{\"snapshots\":[", out);
    String separator = "";
    List<Snapshot> page = first;
    while (true) {
      for (Snapshot snapshot : page) {
        StreamedJson.write(separator, out);
        StreamedJson.write(snapshot.json(), out);
        separator = ",";
      }
      if (!rest.hasNext()) {
        break;
      }
      page = rest.next();
    }
    StreamedJson.write("]}", out);
  }
}
