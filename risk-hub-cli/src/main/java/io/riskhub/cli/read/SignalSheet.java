package io.riskhub.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.output.Printable;
import io.riskhub.cli.output.Table;
import io.riskhub.client.read.SnapshotSignals;
import io.riskhub.client.read.WorkerSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the workers found about a snapshot, for people. */
final class SignalSheet {

  private static final double PERCENT = 100;
  private static final int MOST_REASONS = 5;

  private SignalSheet() {}

  static String render(SnapshotSignals found) {
    if (found.signals().isEmpty()) {
      return "";
    }
    StringBuilder sheet = new StringBuilder();
    line(sheet, "world      " + found.worldId());
    line(sheet, "version    " + found.version());
    line(sheet, "as of      " + found.asOf());
    sheet.append('\n');
    sheet.append(
        new Table<WorkerSignal>()
            .column("worker", WorkerSignal::worker)
            .column("status", WorkerSignal::status)
            .column("figures", signal -> String.join("  ", figures(signal.figures())))
            .render(found.signals()));
    for (WorkerSignal signal : found.signals()) {
      reasons(signal, sheet);
    }
    return sheet.toString();
  }

  private static void reasons(WorkerSignal signal, StringBuilder sheet) {
    if (signal.reasons().isEmpty()) {
      return;
    }
    sheet.append('\n');
    line(sheet, signal.worker() + ":");
    signal.reasons().stream().limit(MOST_REASONS).forEach(reason -> line(sheet, "  " + reason));
    if (signal.reasons().size() > MOST_REASONS) {
      line(
          sheet,
          "  and %d more; -o json shows all".formatted(signal.reasons().size() - MOST_REASONS));
    }
  }

  private static void line(StringBuilder sheet, String text) {
    sheet.append(Printable.line(text)).append('\n');
  }

  /** The few figures by which one judges; JSON has all. */
  private static List<String> figures(JsonNode figures) {
    List<String> words = new ArrayList<>();
    percent(words, "sigma", figures.path("sigma"));
    percent(words, "VaR99", figures.path("var_99"));
    percent(words, "ES99", figures.path("es_99"));
    int strategies = figures.path("strategies").size() + figures.path("more_strategies").asInt();
    if (strategies > 0) {
      words.add(strategies + " strategies");
    }
    JsonNode longest = figures.path("portfolio").path(figures.path("portfolio").size() - 1);
    count(words, "points", longest.path("points"));
    percent(words, "drawdown", longest.path("max_drawdown"));
    number(words, "Sharpe", longest.path("sharpe"));
    percent(words, "VaR99", longest.path("var_99"));
    count(words, "scenarios", figures.path("scenarios"));
    count(words, "checked", figures.path("checked"));
    return words;
  }

  private static void percent(List<String> words, String name, JsonNode value) {
    if (value.isNumber()) {
      words.add(String.format(Locale.ROOT, "%s %.2f%%", name, value.doubleValue() * PERCENT));
    }
  }

  private static void number(List<String> words, String name, JsonNode value) {
    if (value.isNumber()) {
      words.add(String.format(Locale.ROOT, "%s %.2f", name, value.doubleValue()));
    }
  }

  private static void count(List<String> words, String name, JsonNode value) {
    if (value.isNumber()) {
      words.add(value.asText() + " " + name);
    }
  }
}
