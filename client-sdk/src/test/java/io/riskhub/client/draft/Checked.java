package io.riskhub.client.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.contract.validation.SnapshotContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What the hub makes of a draft. */
final class Checked {

  static final Instant AS_OF = Instant.parse("2025-01-01T00:00:00Z");

  private static final SnapshotContract CONTRACT = new SnapshotContract(ContractLimits.DEFAULT);

  private Checked() {}

  static SnapshotBuilder rebalance() {
    return SnapshotBuilder.after("us-tech", PortfolioEvent.rebalance(AS_OF));
  }

  /** The snapshot that is stored. */
  static Snapshot accepted(SnapshotDraft draft) {
    Verdict verdict =
        CONTRACT.check(
            draft.json().getBytes(StandardCharsets.UTF_8),
            new Submission(draft.worldId(), "gateway", "live", AS_OF.plusSeconds(60)));
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    Snapshot snapshot = ((Verdict.Accepted) verdict).snapshot();
    assertThat(snapshot.key().worldId()).isEqualTo(draft.worldId());
    assertThat(snapshot.key().version()).isEqualTo(draft.version());
    return snapshot;
  }

  static JsonNode stored(SnapshotDraft draft) {
    return json(accepted(draft).json());
  }

  static JsonNode json(String text) {
    try {
      return StrictJson.parse(text);
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
