package io.riskhub.hub.monitoring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Metrics and labels that there are.
 *
 * @param metrics the values of each label of each metric
 * @param families the names under which the hub explains them ({@code # HELP})
 */
record Exposition(Map<String, Map<String, Set<String>>> metrics, Set<String> families) {

  private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern HELP = Pattern.compile("# HELP (\\w+) .*");

  /** What Prometheus adds to every series that it scrapes. */
  private static final Set<String> TARGET = Set.of("job", "instance");

  /** What Prometheus makes itself. */
  private static final Map<String, Set<String>> OF_PROMETHEUS =
      Map.of("up", TARGET, "ALERTS", Set.of("alertname", "alertstate", "severity"));

  Exposition {
    metrics = Map.copyOf(metrics);
    families = Set.copyOf(families);
  }

  /** Reads answers of {@code /metrics}. */
  static Exposition of(Collection<String> scrapes) {
    Map<String, Map<String, Set<String>>> metrics = new TreeMap<>();
    Set<String> families = new TreeSet<>();
    for (String line : scrapes.stream().flatMap(String::lines).toList()) {
      Matcher help = HELP.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (help.matches()) {
        families.add(help.group(1));
      } else if (sample.matches()) {
        Map<String, Set<String>> labels =
            metrics.computeIfAbsent(sample.group(1), name -> new TreeMap<>());
        Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
        while (label.find()) {
          labels.computeIfAbsent(label.group(1), name -> new TreeSet<>()).add(label.group(2));
        }
      }
    }
    return new Exposition(metrics, families);
  }

  /** Whether a metric is there and has these labels, in equations with values that occur. */
  boolean has(PromQl.Selector selector) {
    return isKnown(selector.metric())
        && selector.labels().entrySet().stream()
            .allMatch(
                entry ->
                    hasLabel(selector.metric(), entry.getKey())
                        && entry
                            .getValue()
                            .map(text -> occurs(selector.metric(), entry.getKey(), text))
                            .orElse(true));
  }

  /** Whether some of these metrics have a label; others may do without, as in {@code a or b}. */
  boolean haveLabel(List<PromQl.Selector> selectors, String label) {
    return selectors.stream().anyMatch(selector -> hasLabel(selector.metric(), label));
  }

  private boolean isKnown(String metric) {
    return metrics.containsKey(metric) || OF_PROMETHEUS.containsKey(metric);
  }

  private boolean hasLabel(String metric, String label) {
    return TARGET.contains(label)
        || OF_PROMETHEUS.getOrDefault(metric, Set.of()).contains(label)
        || metrics.getOrDefault(metric, Map.of()).containsKey(label);
  }

  private boolean occurs(String metric, String label, String text) {
    return OF_PROMETHEUS.containsKey(metric)
        || metrics.getOrDefault(metric, Map.of()).getOrDefault(label, Set.of()).contains(text);
  }
}
