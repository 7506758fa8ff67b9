package io.riskhub.cli.output;

import java.util.List;
import java.util.Locale;

/** Numbers of bytes as people say them. */
public final class HumanSize {

  private static final int KIB = 1 << 10;
  private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB");

  private HumanSize() {}

  /** Such as {@code 512 B}, {@code 1.9 MiB}. */
  public static String of(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    double size = bytes;
    String unit = "";
    for (int i = 0; i < UNITS.size() && (i == 0 || size >= KIB); i++) {
      size /= KIB;
      unit = UNITS.get(i);
    }
    return String.format(Locale.ROOT, "%.1f %s", size, unit);
  }
}
