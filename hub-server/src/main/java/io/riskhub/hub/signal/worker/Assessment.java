package io.riskhub.hub.signal.worker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.risk.limit.LimitCheck;
import io.riskhub.risk.limit.LimitReport;
import io.riskhub.risk.limit.Limits;
import io.riskhub.risk.limit.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an assessor finds, while it looks: figures, the limits that they were held against, and in
 * sentences why the status is not better. For one thread.
 */
public final class Assessment {

  private final ObjectNode result = JsonNodeFactory.instance.objectNode();
  private final ObjectNode figures = result.putObject("figures");
  private final ObjectNode limits = result.putObject("limits");
  private final List<String> breaches = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int reasons;
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
    reasons++;
    List<String> alike = gravity == Status.BREACH ? breaches : warnings;
    if (alike.size() < Listing.MOST) {
      alike.add(Listing.sentence(sentence));
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
            Listing.name(check.subject()),
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

  /** Figures, limits and reasons, the gravest of them first, in canonical JSON. */
  public String result() {
    ArrayNode listed = result.putArray("reasons");
    Stream.concat(breaches.stream(), warnings.stream()).limit(Listing.MOST).forEach(listed::add);
    if (reasons > listed.size()) {
      result.put("more_reasons", reasons - listed.size());
    }
    return CanonicalJson.write(result);
  }
}
