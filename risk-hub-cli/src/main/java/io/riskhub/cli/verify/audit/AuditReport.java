package io.riskhub.cli.verify.audit;

import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.cli.output.Table;
import io.riskhub.hub.audit.proof.Finding;
import io.riskhub.hub.audit.proof.ProvedChain;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of a proof. */
record AuditReport(List<ProvedChain> chains, List<Finding> findings) {

  /** A finding in JSON output. */
  private record FindingRow(
      String finding, boolean wrong, String file, long line, @Nullable Long seq, String detail) {

    static FindingRow of(Finding finding) {
      return new FindingRow(
          word(finding),
          finding.isWrong(),
          finding.file().toString(),
          finding.line(),
          finding.seq() == 0 ? null : finding.seq(),
          finding.detail());
    }
  }

  /** One document. */
  private record Document(List<ProvedChain> chains, List<FindingRow> findings, boolean proved) {}

  boolean isProved() {
    return findings.stream().noneMatch(Finding::isWrong);
  }

  void print(PrintWriter out, OutputFormat format) {
    List<FindingRow> rows = findings.stream().map(FindingRow::of).toList();
    switch (format) {
      case JSON ->
          out.println(JsonText.write(new Document(chains, rows, isProved()), OutputFormat.JSON));
      case NDJSON -> {
        rows.forEach(row -> out.println(JsonText.write(row, OutputFormat.NDJSON)));
        chains.forEach(chain -> out.println(JsonText.write(chain, OutputFormat.NDJSON)));
      }
      case TABLE -> table(out);
    }
    out.flush();
  }

  private void table(PrintWriter out) {
    if (!findings.isEmpty()) {
      out.print(
          new Table<Finding>()
              .column("PLACE", finding -> finding.file() + ":" + finding.line())
              .column("FINDING", AuditReport::word)
              .column("DETAIL", Finding::detail)
              .render(findings));
    }
    for (ProvedChain chain : chains) {
      out.printf(
          "%s: %s in %s, from %d to %d:%s%s%n",
          chain.chain(),
          number(chain.lines(), "line"),
          number(chain.files(), "file"),
          chain.firstSeq(),
          chain.lastSeq(),
          chain.lastHash(),
          chain.keyed() ? ", with the key" : "");
    }
    long wrong = findings.stream().filter(Finding::isWrong).count();
    out.println(
        wrong == 0 ? "as it was written" : "not as it was written: " + number(wrong, "finding"));
  }

  private static String number(long count, String noun) {
    return "%,d %s".formatted(count, count == 1 ? noun : noun + "s");
  }

  private static String word(Finding finding) {
    return finding.kind().name().toLowerCase(Locale.ROOT);
  }
}
