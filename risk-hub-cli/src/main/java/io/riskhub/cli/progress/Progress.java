package io.riskhub.cli.progress;

import io.riskhub.cli.options.OutputOptions;
import java.io.PrintWriter;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on the terminal, once a run over snapshots turns out to be a long one. */
public final class Progress implements AutoCloseable {

  private static final int MANY = 100;
  private static final int WIDTH = 78;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final String task;
  private final PrintWriter err;
  private final Unit unit;
  private final LongSupplier total;
  private final boolean wanted;
  private final boolean telling;
  private @Nullable ProgressBar bar;
  private long snapshots;

  /**
   * @param wanted whether to draw a bar
   * @param telling whether to tell what goes wrong meanwhile
   */
  Progress(
      String task,
      PrintWriter err,
      boolean wanted,
      boolean telling,
      Unit unit,
      LongSupplier total) {
    this.task = task;
    this.err = err;
    this.wanted = wanted;
    this.telling = telling;
    this.unit = unit;
    this.total = total;
  }

  /** In what a run's length is measured. */
  public enum Unit {
    /** Shown by the thousand. */
    BYTES(" KiB", 1 << 10),
    MESSAGES(" messages", 1),
    WORLDS(" worlds", 1);

    private final String words;
    private final long size;

    Unit(String words, long size) {
      this.words = words;
      this.size = size;
    }
  }

  /**
   * Shown where somebody looks: on a terminal, unless asked to be quiet.
   *
   * @param task one word for what is done
   * @param totalBytes what there is to read, or -1 when nobody can say
   */
  public static Progress of(String task, OutputOptions output, long totalBytes) {
    return of(task, output, Unit.BYTES, () -> totalBytes);
  }

  /** The same for what is known only once the run has begun, and in another unit. */
  public static Progress of(String task, OutputOptions output, Unit unit, LongSupplier total) {
    boolean wanted = Terminal.showsProgress() && !output.isQuiet();
    // Programs find in the results what people are told as it happens.
    boolean telling = output.isForPeople() || output.isVerbose();
    return new Progress(task, output.err(), wanted, telling, unit, total);
  }

  /** One more snapshot is done with; so much was read by now. */
  public void advance(long read) {
    snapshots++;
    if (wanted && bar == null && snapshots == MANY) {
      bar = begin();
    }
    if (bar != null) {
      bar.setExtraMessage(snapshots + " snapshots").stepTo(read);
    }
  }

  /** Tells something without tearing the bar, which is drawn anew below. */
  public void tell(String text) {
    if (telling) {
      err.println((bar == null ? "" : CLEAR_LINE) + text);
      err.flush();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      // The bar's own clean-up does not always come about in a run that ends at once.
      err.print(CLEAR_LINE);
      err.flush();
    }
  }

  private ProgressBar begin() {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total.getAsLong())
        .setUnit(unit.words, unit.size)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new OneLine(err))
        .build();
  }

  /** Draws over the same line again and again. */
  private record OneLine(PrintWriter err) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String rendered) {
      err.print("\r" + rendered);
      err.flush();
    }

    @Override
    public void close() {
      err.flush();
    }
  }
}
