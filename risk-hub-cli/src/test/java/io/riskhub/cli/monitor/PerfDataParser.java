package io.riskhub.cli.monitor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads performance data strictly by the guidelines of the monitoring plugins: {@code
 * 'label'=value[UOM];[warn];[crit];[min];[max]}, parted by blanks; a quote in a label is doubled.
 */
final class PerfDataParser {

  private final String text;
  private int at;

  private PerfDataParser(String text) {
    this.text = text;
  }

  /** Label to all that stands behind its equals sign. */
  static Map<String, String> parse(String text) {
    PerfDataParser parser = new PerfDataParser(text);
    Map<String, String> data = new LinkedHashMap<>();
    while (parser.at < text.length()) {
      String label = parser.label();
      if (data.put(label, parser.value()) != null) {
        throw new AssertionError("twice: " + label);
      }
    }
    return data;
  }

  private String label() {
    StringBuilder label = new StringBuilder();
    expect('\'');
    while (true) {
      char next = text.charAt(at++);
      if (next == '\'' && at < text.length() && text.charAt(at) == '\'') {
        at++;
      } else if (next == '\'') {
        break;
      } else if (next == '=' || next == '|') {
        throw new AssertionError("a label may not hold " + next + ": " + text);
      }
      label.append(next);
    }
    expect('=');
    return label.toString();
  }

  private String value() {
    int end = text.indexOf(' ', at);
    String value = text.substring(at, end < 0 ? text.length() : end);
    at = end < 0 ? text.length() : end + 1;
    if (!value.matches("(U|-?\\d+(\\.\\d+)?(s|us|ms|%|B|c)?)(;-?[\\d.:~@]*){0,4}")) {
      throw new AssertionError("no value of performance data: " + value);
    }
    return value;
  }

  private void expect(char wanted) {
    if (at >= text.length() || text.charAt(at) != wanted) {
      throw new AssertionError("no " + wanted + " at " + at + " of: " + text);
    }
    at++;
  }
}
