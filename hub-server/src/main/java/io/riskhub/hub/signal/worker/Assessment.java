package io.riskhub.hub.signal.worker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.risk.limit.LimitCheck;
import io.riskhub.risk.limit.LimitReport;
import io.riskhub.risk.limit.Limits;
import io.riskhub.risk.limit.Status;

/**
 * What an assessor finds, while it looks: figures, the limits that they were held against, and in
 * sentences why the status is not better. For one thread.
 */
public final class Assessment {

  /** A snapshot may have thousands of scenarios; a signal should not be larger than it. */
  static final int MOST_LISTED = 200;

  private final ObjectNode result = JsonNodeFactory.instance.objectNode();
  private final ObjectNode figures = result.putObject("figures");
  private final ObjectNode limits = result.putObject("limits");
  private final ArrayNode reasons = result.putArray("reasons");
  private Status status = Status.PASS;

  ObjectNode figures() {
    return figures;
  }

  /** The limits that figures are held against. */
  void limits(Limits used) {
    used.byMetric().forEach((metric, limit) -> limits.put(metric.constraint(), limit));
  }

  /** Something that a reader should know, and that is as grave as {@code gravity}. */
  void reason(Status gravity, String sentence) {
    status = status.worst(gravity);
    if (reasons.size() < MOST_LISTED) {
      reasons.add(sentence);
    } else {
      result.put("more_reasons", result.path("more_reasons").asInt() + 1);
    }
  }

  /** Counts what a report says, with a reason for each figure that does not keep its limit well. */
  void report(LimitReport report) {
    report.unreadable().forEach(sentence -> reason(Status.WARN, sentence));
    for (LimitCheck check : report.checks()) {
      switch (check.status()) {
        case PASS -> {}
        case WARN -> reason(Status.WARN, sentence(check, "is close to"));
        case BREACH -> reason(Status.BREACH, sentence(check, "exceeds"));
      }
    }
  }

  private static String sentence(LimitCheck check, String relation) {
    return "%s: %s %s %s %s %s"
        .formatted(
            check.subject(),
            check.metric().field(),
            check.value(),
            relation,
            check.metric().constraint(),
            check.limit());
  }

  /** The gravest of the reasons. */
  public Status status() {
    return status;
  }

  /** Figures, limits and reasons in canonical JSON. */
  public String result() {
    return CanonicalJson.write(result);
  }
}
