package io.riskhub.cli.monitor.report;

import io.riskhub.cli.monitor.check.Finding;
import io.riskhub.cli.monitor.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Metrics for the textfile collector of Prometheus's node exporter. */
public final class TextFile {

  private static final double MILLIS_PER_SECOND = 1_000;

  /** The exporter runs as another user. */
  private static final String READABLE_BY_ALL = "rw-r--r--";

  private TextFile() {}

  /**
   * Replaces {@code path} in one step, so that an exporter never reads half of it.
   *
   * @param stage which snapshots counted, or null for all
   */
  public static void write(Path path, Verdict verdict, @Nullable String stage) throws IOException {
    Path target = path.toAbsolutePath();
    // Without the ending .prom the exporter leaves it alone until it is complete.
    Path part = Files.createTempFile(target.getParent(), ".riskhub-monitor-", ".tmp");
    try {
      Files.writeString(part, render(verdict, stage));
      if (Files.getFileAttributeView(part, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString(READABLE_BY_ALL));
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  static String render(Verdict verdict, @Nullable String stage) {
    StringBuilder text = new StringBuilder();
    metric(
        text,
        "riskhub_monitor_state",
        "0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN; without a world: the hub itself.",
        verdict,
        stage,
        finding -> Optional.of(Integer.toString(finding.state().exitCode())));
    metric(
        text,
        "riskhub_monitor_lag_seconds",
        "Age of the as_of of a world's newest snapshot.",
        verdict,
        stage,
        finding -> finding.freshness().map(newest -> seconds(newest.lag())));
    metric(
        text,
        "riskhub_monitor_last_run_timestamp_seconds",
        "When riskhub monitor last looked, since the epoch.",
        verdict,
        stage,
        finding -> Optional.of(Long.toString(verdict.checkedAt().getEpochSecond())));
    return text.toString();
  }

  private static void metric(
      StringBuilder text,
      String name,
      String help,
      Verdict verdict,
      @Nullable String stage,
      Function<Finding, Optional<String>> value) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
    for (Finding finding : verdict.findings()) {
      value
          .apply(finding)
          .ifPresent(
              number ->
                  text.append(name)
                      .append(labels(finding.world(), stage))
                      .append(' ')
                      .append(number)
                      .append('\n'));
    }
  }

  /** Always with a world, also where several runs write files for the same exporter. */
  private static String labels(@Nullable String world, @Nullable String stage) {
    String labels = "{world=\"" + escaped(world == null ? "" : world) + "\"";
    return labels + (stage == null ? "" : ",stage=\"" + escaped(stage) + "\"") + "}";
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String seconds(Duration lag) {
    return String.format(Locale.ROOT, "%.3f", lag.toMillis() / MILLIS_PER_SECOND);
  }
}
