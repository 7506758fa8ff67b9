package io.riskhub.client.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * What one worker found about a snapshot.
 *
 * @param worker its name, such as {@code stress}
 * @param status {@code pass}, {@code warn} or {@code breach}
 * @param computedAt when it was found
 * @param figures what was worked out
 * @param limits what figures were held against
 * @param reasons in sentences, why the status is not better
 */
public record WorkerSignal(
    String worker,
    String status,
    Instant computedAt,
    JsonNode figures,
    JsonNode limits,
    List<String> reasons) {

  public WorkerSignal {
    reasons = List.copyOf(reasons);
  }
}
