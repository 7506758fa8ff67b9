package io.riskhub.hub.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of Prometheus names: enough of its syntax to tell metrics, labels, functions
 * and keywords apart, and no more.
 *
 * @param selectors the metrics that are asked for, as often as they stand there
 * @param labels those that results are grouped or matched by
 */
record PromQl(List<Selector> selectors, Set<String> labels) {

  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<string>"(?:[^"\\\\]|\\\\.)*")|(?<variable>\\$\\w+|\\$\\{\\w+})|\
          (?<number>[0-9.][\\w.]*)|(?<name>[a-zA-Z_:][\\w:]*)|(?<sign>[=!<>~]{1,2}|\\S)\
          """);

  private static final Set<String> OF_LABELS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

  private static final Set<String> OPERATORS =
      Set.of("and", "or", "unless", "bool", "offset", "atan2", "Inf", "NaN");

  PromQl {
    selectors = List.copyOf(selectors);
    labels = Set.copyOf(labels);
  }

  /**
   * A metric that is asked for.
   *
   * @param labels those that are held against something, with the text that they must equal; empty
   *     where they are compared otherwise, or with a dashboard's variable
   */
  record Selector(String metric, Map<String, Optional<String>> labels) {

    Selector {
      labels = Map.copyOf(labels);
    }
  }

  /** Reads an expression, or a dashboard's {@code label_values(…)}. */
  static PromQl of(String expression) {
    return new Reading(tokens(expression)).read();
  }

  private static List<String> tokens(String expression) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(expression);
    while (matcher.find()) {
      if (matcher.group("variable") == null && matcher.group("number") == null) {
        tokens.add(matcher.group());
      }
    }
    return tokens;
  }

  private static final class Reading {

    private final List<String> tokens;
    private final List<Selector> selectors = new ArrayList<>();
    private final Set<String> labels = new TreeSet<>();
    private int next;

    Reading(List<String> tokens) {
      this.tokens = tokens;
    }

    PromQl read() {
      while (next < tokens.size()) {
        String token = tokens.get(next++);
        if (token.equals("label_values")) {
          labelValues();
        } else if (isName(token)) {
          name(token);
        }
      }
      return new PromQl(selectors, labels);
    }

    /** {@code label_values(metric{…}, label)}, which only dashboards know. */
    private void labelValues() {
      next++;
      selector(tokens.get(next++));
      next++;
      labels.add(tokens.get(next++));
    }

    private void name(String token) {
      if (OF_LABELS.contains(token)) {
        groupedBy();
      } else if (!OPERATORS.contains(token) && !isFunction()) {
        selector(token);
      }
    }

    /** Whether a name is that of a function or an aggregation; what it is applied to follows. */
    private boolean isFunction() {
      return is("(") || is("by") || is("without");
    }

    private void groupedBy() {
      if (!is("(")) {
        return;
      }
      for (next++; !is(")"); next++) {
        if (isName(tokens.get(next))) {
          labels.add(tokens.get(next));
        }
      }
      next++;
    }

    private void selector(String metric) {
      Map<String, Optional<String>> matched = new TreeMap<>();
      if (is("{")) {
        for (next++; !is("}"); next++) {
          if (isName(tokens.get(next))) {
            String label = tokens.get(next);
            String operator = tokens.get(next + 1);
            String text = tokens.get(next + 2);
            matched.put(
                label,
                operator.equals("=") && !text.contains("$")
                    ? Optional.of(text.substring(1, text.length() - 1))
                    : Optional.empty());
            next += 2;
          }
        }
        next++;
      }
      selectors.add(new Selector(metric, matched));
    }

    private boolean is(String token) {
      return next < tokens.size() && tokens.get(next).equals(token);
    }

    private static boolean isName(String token) {
      return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
    }
  }
}
