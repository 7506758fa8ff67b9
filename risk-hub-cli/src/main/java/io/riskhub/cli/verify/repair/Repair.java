package io.riskhub.cli.verify.repair;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobName;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.integrity.RunningDigest;
import io.riskhub.cli.verify.repair.BlobPlace.Candidate;
import io.riskhub.cli.verify.report.BlobFinding;
import io.riskhub.cli.verify.report.BlobState;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.audit.AuditUnavailableException;
import io.riskhub.hub.audit.command.CommandAudit;
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
  private final CommandAudit audit;

  Repair(BlobStore store, List<BlobPlace> places, CommandAudit audit) {
    this.store = store;
    this.places = List.copyOf(places);
    this.audit = audit;
  }

  /**
   * Looks for the bytes of a damaged blob in one place after the other, puts them back, and reads
   * them again.
   *
   * @param ttl how long its snapshot lives
   */
  public BlobFinding run(BlobFinding damage, BlobRef ref, Duration ttl) {
    List<String> reasons = new ArrayList<>();
    for (BlobPlace place : places) {
      try {
        for (Candidate candidate : place.candidates(ref)) {
          if (isBlob(candidate, ref, reasons)) {
            return put(candidate, damage, ref, ttl);
          }
        }
      } catch (IOException e) {
        reasons.add(String.valueOf(e.getMessage()));
      }
    }
    return notRepaired(damage, String.join("; ", reasons));
  }

  @Override
  public void close() {
    places.forEach(BlobPlace::close);
    audit.close();
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

  private BlobFinding put(Candidate candidate, BlobFinding damage, BlobRef ref, Duration ttl) {
    BlobName name = ref.name();
    try {
      BlobRef unused =
          audit.run(
              "--repair, put back " + ref,
              AuditSubject.of(name.decodedWorld(), name.decodedVersion()),
              () ->
                  store.put(
                      name.decodedWorld(),
                      name.decodedVersion(),
                      name.field(),
                      candidate.bytes(),
                      ttl));
    } catch (IOException | AuditUnavailableException e) {
      return damage.but(damage.state(), "not repaired: " + e.getMessage());
    }
    BlobFinding now = BlobFinding.read(store, damage.field(), ref);
    return now.state() == BlobState.VERIFIED
        ? damage.but(BlobState.REPAIRED, "repaired: put back from " + candidate.label())
        : now;
  }

  private static BlobFinding notRepaired(BlobFinding damage, String reasons) {
    return damage.but(
        damage.state(),
        "not repaired: no --source has its bytes" + (reasons.isEmpty() ? "" : ": " + reasons));
  }
}
