package io.riskhub.hub.signal.worker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.riskhub.hub.bus.consumer.attempt.RejectedEventException;
import io.riskhub.risk.limit.LimitCheck;
import io.riskhub.risk.limit.LimitReport;
import io.riskhub.risk.limit.Limits;
import java.util.Comparator;
import java.util.List;

/** The stress scenarios beside the constraints. */
public final class Stress implements Assessor {

  @Override
  public String name() {
    return "stress";
  }

  @Override
  public Assessment assess(Portfolio portfolio) throws RejectedEventException {
    Assessment assessment = new Assessment();
    Limits limits = Limits.read(portfolio.constraints());
    assessment.limits(limits);
    LimitReport report = LimitReport.ofStress(portfolio.stress(), limits);
    assessment
        .figures()
        .put("scenarios", portfolio.stress().size())
        .put("checked", report.checks().size());
    ArrayNode checks = assessment.figures().putArray("checks");
    List<LimitCheck> gravestFirst =
        report.checks().stream()
            .sorted(Comparator.comparing(LimitCheck::status).reversed())
            .limit(Listing.MOST)
            .toList();
    for (LimitCheck check : gravestFirst) {
      checks
          .addObject()
          .put("scenario", Listing.name(check.subject()))
          .put("metric", check.metric().field())
          .put("value", check.value())
          .put("limit", check.limit())
          .put("status", check.status().wireName());
    }
    assessment.report(report);
    return assessment;
  }
}
