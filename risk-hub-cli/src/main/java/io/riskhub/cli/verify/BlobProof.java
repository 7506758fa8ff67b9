package io.riskhub.cli.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.RefCheck;
import io.riskhub.cli.verify.repair.Repair;
import io.riskhub.cli.verify.report.BlobFinding;
import io.riskhub.cli.verify.report.BlobState;
import io.riskhub.contract.IsoInstant;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and hashes every blob that a snapshot names. */
final class BlobProof {

  private static final List<String> REFS =
      List.of("covariance_ref", "realized_returns_ref", "stress_ref");

  private final BlobStore store;
  private final Clock clock;
  private final @Nullable Repair repair;

  /**
   * @param repair mends damaged blobs, if wanted
   */
  BlobProof(BlobStore store, Clock clock, @Nullable Repair repair) {
    this.store = store;
    this.clock = clock;
    this.repair = repair;
  }

  List<BlobFinding> of(ObjectNode snapshot) {
    List<BlobFinding> findings = new ArrayList<>();
    for (String field : REFS) {
      JsonNode ref = snapshot.get(field);
      if (ref != null) {
        findings.add(prove(field, ref.asText(), snapshot));
      }
    }
    return findings;
  }

  private BlobFinding prove(String field, String text, ObjectNode snapshot) {
    return switch (store.resolve(text)) {
      case RefCheck.Refused refused ->
          new BlobFinding(field, text, BlobState.FOREIGN, "the blob ref " + refused.reason());
      case RefCheck.Valid valid -> prove(field, valid.ref(), snapshot);
    };
  }

  private BlobFinding prove(String field, BlobRef ref, ObjectNode snapshot) {
    BlobFinding finding = BlobFinding.read(store, field, ref);
    if (finding.state() == BlobState.GONE && expiresWith(ref, snapshot)) {
      return new BlobFinding(
          field, ref.toString(), BlobState.EXPIRED, "the blob expired with its snapshot: " + ref);
    }
    return repair != null && finding.state().isDamage()
        ? repair.run(finding, ref, Duration.ofSeconds(snapshot.path("ttl_sec").asInt(1)))
        : finding;
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
