package io.riskhub.cli.monitor.report;

import io.riskhub.cli.output.Printable;

/** Text from elsewhere, made safe for the output of a monitoring plugin. */
final class Plain {

  private Plain() {}

  /** One line, in which no bar can pass for the beginning of the performance data. */
  static String line(String text) {
    return Printable.line(text.replaceAll("\\R\\s*", "; ")).replace('|', '\u00a6');
  }
}
