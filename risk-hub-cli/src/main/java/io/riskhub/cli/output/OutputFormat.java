package io.riskhub.cli.output;

import java.util.Locale;

/** How results are written to standard output. */
public enum OutputFormat {
  /** For people; may change between releases. */
  TABLE,
  /** One indented JSON document. */
  JSON,
  /** One JSON object a line. */
  NDJSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
