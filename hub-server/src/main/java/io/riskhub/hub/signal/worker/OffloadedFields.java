package io.riskhub.hub.signal.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.RefCheck;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Fetches the fields that snapshots hold by ref. */
public final class OffloadedFields {

  /** Workers hold a field as a whole; the largest matrix that they can work with is below that. */
  private static final int MAX_BYTES = 64 << 20;

  private final BlobStore blobs;

  public OffloadedFields(BlobStore blobs) {
    this.blobs = blobs;
  }

  /**
   * The field behind {@code ref}, proved to be the one that was put.
   *
   * @throws StorageUnavailableException when the blob store cannot be reached
   * @throws UncheckedIOException when the blob is gone, damaged, foreign or too large
   */
  JsonNode fetch(String ref) {
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

  private byte[] read(String ref) throws IOException {
    return switch (blobs.resolve(ref)) {
      case RefCheck.Valid valid -> read(valid.ref());
      case RefCheck.Refused refused -> throw BlobException.foreign(refused);
    };
  }

  private byte[] read(BlobRef ref) throws IOException {
    try (InputStream in = blobs.open(ref)) {
      byte[] bytes = in.readNBytes(MAX_BYTES);
      if (in.read() >= 0) {
        throw new IOException(
            "the blob "
                + ref
                + " has more than "
                + (MAX_BYTES >> 20)
                + " MiB, workers take no more");
      }
      return bytes;
    }
  }
}
