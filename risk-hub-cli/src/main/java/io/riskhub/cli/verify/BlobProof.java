package io.riskhub.cli.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.RefCheck;
import io.riskhub.cli.verify.report.BlobFinding;
import io.riskhub.cli.verify.report.BlobState;
import io.riskhub.contract.IsoInstant;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and hashes every blob that a snapshot names. */
final class BlobProof {

  private static final List<String> REFS =
      List.of("covariance_ref", "realized_returns_ref", "stress_ref");

  private final BlobStore store;
  private final Clock clock;
  private final @Nullable Mender mender;

  /**
   * @param mender what is done about damage, if anything
   */
  BlobProof(BlobStore store, Clock clock, @Nullable Mender mender) {
    this.store = store;
    this.clock = clock;
    this.mender = mender;
  }

  /** Mends damaged blobs. */
  @FunctionalInterface
  interface Mender {
    /**
     * @param ttlSeconds how long the snapshot lives
     * @return what was found in place of {@code damage}
     */
    BlobFinding mend(BlobFinding damage, BlobRef ref, int ttlSeconds) throws IOException;
  }

  List<BlobFinding> of(ObjectNode snapshot) throws IOException {
    List<BlobFinding> findings = new ArrayList<>();
    for (String field : REFS) {
      JsonNode ref = snapshot.get(field);
      if (ref != null) {
        findings.add(prove(field, ref.asText(), snapshot));
      }
    }
    return findings;
  }

  private BlobFinding prove(String field, String text, ObjectNode snapshot) throws IOException {
    return switch (store.resolve(text)) {
      case RefCheck.Refused refused ->
          new BlobFinding(field, text, BlobState.FOREIGN, "the blob ref " + refused.reason());
      case RefCheck.Valid valid -> prove(field, valid.ref(), snapshot);
    };
  }

  private BlobFinding prove(String field, BlobRef ref, ObjectNode snapshot) throws IOException {
    BlobFinding finding = read(store, field, ref);
    if (finding.state() == BlobState.GONE && expiresWith(ref, snapshot)) {
      return new BlobFinding(
          field, ref.toString(), BlobState.EXPIRED, "the blob expired with its snapshot: " + ref);
    }
    return mender != null && finding.state().isDamage()
        ? mender.mend(finding, ref, snapshot.path("ttl_sec").asInt())
        : finding;
  }

  /** What is behind a ref of this store's. */
  static BlobFinding read(BlobStore store, String field, BlobRef ref) {
    try (InputStream blob = store.open(ref)) {
      blob.transferTo(OutputStream.nullOutputStream());
      return new BlobFinding(field, ref.toString(), BlobState.VERIFIED, null);
    } catch (BlobException e) {
      return new BlobFinding(field, ref.toString(), BlobState.of(e.reason()), e.getMessage());
    } catch (IOException e) {
      return new BlobFinding(field, ref.toString(), BlobState.UNREADABLE, e.getMessage());
    }
  }

  /** Blobs in Redis go by themselves; no promise is broken once their snapshot has expired. */
  private boolean expiresWith(BlobRef ref, ObjectNode snapshot) {
    return ref.scheme() == BlobRef.Scheme.REDIS
        && IsoInstant.parse(snapshot.path("created_at").asText())
            .map(created -> created.plusSeconds(snapshot.path("ttl_sec").asInt()))
            .filter(expiry -> !clock.instant().isBefore(expiry))
            .isPresent();
  }
}
