package io.riskhub.hub.http.routes;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.riskhub.blob.BlobException;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.Violation;
import io.riskhub.hub.blobs.Expander;
import io.riskhub.hub.blobs.Expansion;
import io.riskhub.hub.http.problem.ProblemException;
import io.riskhub.hub.http.sending.StreamedJson;
import io.riskhub.hub.snapshot.ReadResult;
import io.riskhub.hub.snapshot.SnapshotService;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends snapshots with the fields behind their refs. Nothing is sent before every blob is proved;
 * if one is lost after that, the connection breaks, so that no reader takes a part for the whole.
 */
final class ExpandedAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(ExpandedAnswers.class);

  /** A list's snapshots are kept until they are sent; larger ones are read again. */
  private static final int KEPT_LENGTH = 16 << 10;

  private final Expander expander;
  private final SnapshotService snapshots;
  private final StreamedJson streams;

  ExpandedAnswers(Expander expander, SnapshotService snapshots, StreamedJson streams) {
    this.expander = expander;
    this.snapshots = snapshots;
    this.streams = streams;
  }

  /** One snapshot, or 304 when the caller has it already; that needs no blob. */
  void snapshot(ServerRequest request, ServerResponse response, Snapshot snapshot) {
    String etag = "\"" + snapshot.digest() + "+expanded\"";
    if (Answers.notModified(request, response, etag)) {
      return;
    }
    try (Expander.Session session = expander.begin()) {
      prove(session, snapshot);
      session.proved();
      response.header(HeaderNames.ETAG, etag);
      send(response, out -> session.write(snapshot, out));
    }
  }

  /** A list of them. */
  void list(ServerResponse response, Iterator<List<Snapshot>> pages) {
    try (Expander.Session session = expander.begin()) {
      List<Supplier<Snapshot>> proved = new ArrayList<>();
      while (pages.hasNext()) {
        for (Snapshot snapshot : pages.next()) {
          prove(session, snapshot);
          proved.add(keep(snapshot));
        }
      }
      session.proved();
      send(
          response,
          out -> {
            StreamedJson.write("{\"snapshots\":[", out);
            String separator = "";
            for (Supplier<Snapshot> snapshot : proved) {
              StreamedJson.write(separator, out);
              session.write(snapshot.get(), out);
              separator = ",";
            }
            StreamedJson.write("]}", out);
          });
    }
  }

  private static void prove(Expander.Session session, Snapshot snapshot) {
    if (session.prove(snapshot) instanceof Expansion.Unreadable unreadable) {
      Violation violation = new Violation(unreadable.refField(), unreadable.reason());
      throw new ProblemException(
          Status.BAD_GATEWAY_502,
          "version \"%s\" of world \"%s\" cannot be expanded: %s; without expand it can be read"
              .formatted(snapshot.key().version(), snapshot.key().worldId(), violation),
          List.of(violation));
    }
  }

  private Supplier<Snapshot> keep(Snapshot snapshot) {
    if (snapshot.json().length() <= KEPT_LENGTH) {
      return () -> snapshot;
    }
    SnapshotKey key = snapshot.key();
    return () ->
        switch (snapshots.lookup(key, true)) {
          case ReadResult.Found found -> found.snapshot();
          case ReadResult.Expired expired -> expired.snapshot();
          case ReadResult.NotFound none -> throw new IllegalStateException(key + " was deleted");
        };
  }

  /** Sends what was proved; what is lost between proof and sending is told as long as it can be. */
  private void send(ServerResponse response, StreamedJson.Body body) {
    streams.send(
        response,
        out -> {
          try {
            body.writeTo(out);
          } catch (BlobException e) {
            LOG.warn("an expanded answer broke: {}", e.getMessage());
            response.headers().remove(HeaderNames.ETAG);
            throw new ProblemException(
                Status.BAD_GATEWAY_502, "a blob was lost while it was sent: " + e.getMessage());
          }
        });
  }
}
