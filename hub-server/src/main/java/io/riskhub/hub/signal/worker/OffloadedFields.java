package io.riskhub.hub.signal.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.RefCheck;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Fetches the fields that snapshots hold by ref. */
public final class OffloadedFields {

  /** Workers hold a field as a whole. A push is refused whose blobs are larger, too. */
  static final int MAX_BYTES = 32 << 20;

  private final BlobStore blobs;

  public OffloadedFields(BlobStore blobs) {
    this.blobs = blobs;
  }

  /**
   * The field behind {@code ref}, proved to be the one that was put.
   *
   * @throws StorageUnavailableException when the blob store cannot be reached
   * @throws UncheckedIOException when the blob is gone, damaged or foreign
   * @throws RejectedEventException when it is too large
   */
  JsonNode fetch(String ref) throws RejectedEventException {
    try {
      return StrictJson.parse(read(ref));
    } catch (BlobException e) {
      if (e.reason() == BlobException.Reason.UNAVAILABLE) {
        throw new StorageUnavailableException(String.valueOf(e.getMessage()), e);
      }
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (MalformedJsonException e) {
      throw new UncheckedIOException(new IOException("the blob " + ref + " " + e.reason(), e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read(String ref) throws IOException, RejectedEventException {
    return switch (blobs.resolve(ref)) {
      case RefCheck.Valid valid -> read(valid.ref());
      case RefCheck.Refused refused -> throw BlobException.foreign(refused);
    };
  }

  private byte[] read(BlobRef ref) throws IOException, RejectedEventException {
    try (InputStream in = blobs.open(ref)) {
      byte[] bytes = in.readNBytes(MAX_BYTES);
      if (in.read() >= 0) {
        throw new RejectedEventException(
            "the blob %s has more than %,d bytes, the most that workers read; split the portfolio,"
                    .formatted(ref, MAX_BYTES)
                + " or send fewer pairs, points or scenarios");
      }
      return bytes;
    }
  }
}
