package io.riskhub.hub.blobs;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobStore;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.json.JsonScan;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.hub.blobs.Permits.Permit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Shows snapshots with the fields behind their refs. A blob is read twice, and never in memory as a
 * whole: once to prove it, before anything of the answer is sent, and once to send it.
 */
public final class Expander {

  /** Each keeps the store and a processor busy. */
  private static final int PROVING = 32;

  /** Each holds a few buffers, and mostly waits for its caller. */
  private static final int SENDING = 256;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlobStore store;
  private final Permits proving = new Permits(PROVING, PATIENCE);
  private final Permits sending = new Permits(SENDING, PATIENCE);

  public Expander(BlobStore store) {
    this.store = store;
  }

  /** Whether a snapshot has anything to expand. */
  public static boolean hasRefs(Snapshot snapshot) {
    return !OffloadedField.of(snapshot).isEmpty();
  }

  /**
   * Begins an answer, for which the session is to be closed.
   *
   * @throws BlobsUnavailableException when too many others go on
   */
  public Session begin() {
    return new Session(proving.take());
  }

  /** One answer. */
  public final class Session implements AutoCloseable {

    private Permit permit;

    private Session(Permit permit) {
      this.permit = permit;
    }

    /** Reads every blob of a snapshot to its end. */
    public Expansion prove(Snapshot snapshot) {
      for (OffloadedField field : OffloadedField.of(snapshot)) {
        try (InputStream blob = Refs.open(store, field.ref())) {
          prove(blob);
        } catch (BlobException e) {
          return new Expansion.Unreadable(field.refField(), Trouble.words(e));
        } catch (MalformedJsonException e) {
          return new Expansion.Unreadable(
              field.refField(),
              "cannot be shown: the blob %s %s".formatted(field.ref(), e.reason()));
        } catch (IOException e) {
          return new Expansion.Unreadable(field.refField(), "cannot be read: " + e.getMessage());
        }
      }
      return new Expansion.Proved();
    }

    /**
     * Lets others prove theirs: from now on this answer is sent, and a slow caller keeps nobody
     * from being answered.
     *
     * @throws BlobsUnavailableException when too many others are sent
     */
    public void proved() {
      Permit next = sending.take();
      permit.close();
      permit = next;
    }

    /**
     * Writes the JSON of a snapshot with the offloaded fields in their places.
     *
     * @throws IOException when {@code out} takes no more, or a blob is no longer what it was when
     *     it was proved; what was written is no whole JSON then
     */
    public void write(Snapshot snapshot, OutputStream out) throws IOException {
      // ASCII, so that characters are bytes.
      String json = snapshot.json();
      int written = 0;
      for (OffloadedField field : OffloadedField.of(snapshot)) {
        write(json.substring(written, field.offset()) + "\"" + field.name() + "\":", out);
        try (InputStream blob = Refs.open(store, field.ref())) {
          blob.transferTo(out);
        }
        write(",", out);
        written = field.offset();
      }
      write(json.substring(written), out);
    }

    @Override
    public void close() {
      permit.close();
    }

    private static void prove(InputStream blob) throws MalformedJsonException, IOException {
      try {
        JsonScan.syntax(blob);
      } catch (MalformedJsonException e) {
        // If its bytes are not those that were put, that is why.
        blob.transferTo(OutputStream.nullOutputStream());
        throw e;
      }
      blob.transferTo(OutputStream.nullOutputStream());
    }

    private static void write(String text, OutputStream out) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
