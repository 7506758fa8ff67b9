package io.riskhub.cli.verify.repair;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobName;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.integrity.RunningDigest;
import io.riskhub.cli.verify.repair.BlobPlace.Candidate;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts blobs back. Only bytes with the very digest in a blob's name are put under it: a wrong place
 * to look can do no harm.
 */
public final class Repair implements AutoCloseable {

  private final BlobStore store;
  private final List<BlobPlace> places;

  Repair(BlobStore store, List<BlobPlace> places) {
    this.store = store;
    this.places = List.copyOf(places);
  }

  /** What came of it; a sentence for each. */
  public sealed interface Result {

    /** The blob is there again. */
    record Repaired(String detail) implements Result {}

    /** It is as it was. */
    record Failed(String detail) implements Result {}
  }

  /** Looks for the bytes of {@code ref} in one place after the other, and puts them back. */
  public Result run(BlobRef ref, Duration ttl) {
    List<String> reasons = new ArrayList<>();
    for (BlobPlace place : places) {
      try {
        for (Candidate candidate : place.candidates(ref)) {
          if (isBlob(candidate, ref, reasons)) {
            return put(candidate, ref, ttl);
          }
        }
      } catch (IOException e) {
        reasons.add(String.valueOf(e.getMessage()));
      }
    }
    return new Result.Failed(
        reasons.isEmpty()
            ? "no --source has its bytes"
            : "no --source has its bytes: " + String.join("; ", reasons));
  }

  @Override
  public void close() {
    places.forEach(BlobPlace::close);
  }

  private static boolean isBlob(Candidate candidate, BlobRef ref, List<String> reasons) {
    try (InputStream bytes = candidate.bytes().open()) {
      ContentDigest found = RunningDigest.of(bytes).digest();
      if (found.equals(ref.digest())) {
        return true;
      }
      reasons.add(candidate.label() + " holds other bytes (" + found + ")");
    } catch (BlobException e) {
      reasons.add(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      reasons.add("%s cannot be read (%s)".formatted(candidate.label(), e));
    }
    return false;
  }

  private Result put(Candidate candidate, BlobRef ref, Duration ttl) {
    BlobName name = ref.name();
    try {
      BlobRef made =
          store.put(
              name.decodedWorld(), name.decodedVersion(), name.field(), candidate.bytes(), ttl);
      return made.equals(ref)
          ? new Result.Repaired("put back from " + candidate.label())
          : new Result.Failed("%s was put as %s".formatted(candidate.label(), made));
    } catch (IOException e) {
      return new Result.Failed(String.valueOf(e.getMessage()));
    }
  }
}
