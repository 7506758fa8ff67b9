package io.riskhub.cli.fallback;

import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import io.riskhub.cli.output.Printable;
import io.riskhub.cli.output.Table;
import io.riskhub.client.read.LatestOrFallback.Conservative;
import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.risk.ConservativeFallback;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was done, or would be; in JSON output by these names.
 *
 * @param outcome {@code stored}, {@code dry_run} or {@code refused}
 * @param objection why it was refused, or would be
 * @param filledPairs how many pairs the fallback has that its source did not
 * @param missingPairs how many pairs it still lacks
 */
record FallbackReport(
    String worldId,
    String sourceVersion,
    String version,
    String asOf,
    String stage,
    double rho,
    double sigmaScale,
    String outcome,
    @Nullable String objection,
    Effect.Kind effect,
    Effect.@Nullable Figures before,
    Effect.@Nullable Figures after,
    long filledPairs,
    long missingPairs) {

  private static final double PERCENT = 100;

  static FallbackReport of(
      Conservative fallback,
      Effect effect,
      ConservativeFallback rule,
      String outcome,
      @Nullable String objection) {
    StoredSnapshot source = fallback.source();
    return new FallbackReport(
        source.worldId(),
        source.version(),
        fallback.draft().version(),
        source.asOf().toString(),
        source.stage(),
        rule.correlationFloor(),
        rule.sigmaFactor(),
        outcome,
        objection,
        effect.kind(),
        effect.before(),
        effect.after(),
        fallback.risk().filled(),
        fallback.risk().missing().count());
  }

  String render(OutputFormat format) {
    return format == OutputFormat.TABLE ? sheet() : JsonText.write(this, format) + "\n";
  }

  private String sheet() {
    return """
    world    %s
    source   %s
    version  %s (%s)
    as of    %s
    stage    %s

    %s\
    """
        .formatted(
            Printable.line(worldId),
            Printable.line(sourceVersion),
            version,
            outcome.replace('_', ' '),
            asOf,
            Printable.line(stage),
            figures());
  }

  private String figures() {
    List<Row> rows =
        List.of(
            row("sigma", Effect.Figures::sigma),
            row("VaR 99", Effect.Figures::var99),
            row("ES 99", Effect.Figures::es99));
    return new Table<Row>()
        .column("figure", Row::name)
        .numbers("before", Row::before)
        .numbers("after", Row::after)
        .numbers("change", Row::change)
        .render(rows);
  }

  private Row row(String name, ToDoubleFunction<Effect.Figures> figure) {
    String change =
        before == null || after == null || figure.applyAsDouble(before) == 0
            ? "-"
            : String.format(
                Locale.ROOT,
                "%+.1f %%",
                PERCENT * (figure.applyAsDouble(after) / figure.applyAsDouble(before) - 1));
    return new Row(name, number(before, figure), number(after, figure), change);
  }

  private static String number(
      Effect.@Nullable Figures figures, ToDoubleFunction<Effect.Figures> figure) {
    return figures == null
        ? "not known"
        : String.format(Locale.ROOT, "%.6f", figure.applyAsDouble(figures));
  }

  /** A line of the table. */
  private record Row(String name, String before, String after, String change) {}
}
