package io.riskhub.cli.push;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on the terminal, once a run turns out to be a long one. */
final class PushProgress implements AutoCloseable {

  private static final int MANY = 100;
  private static final int WIDTH = 78;
  private static final long KIB = 1 << 10;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final long totalBytes;
  private final boolean wanted;
  private @Nullable ProgressBar bar;
  private long snapshots;

  /**
   * @param wanted whether anybody looks
   * @param totalBytes of all sources, or -1 when nobody can say
   */
  PushProgress(PrintWriter err, boolean wanted, long totalBytes) {
    this.err = err;
    this.wanted = wanted;
    this.totalBytes = totalBytes;
  }

  /** One more snapshot has its answer; so many bytes were read by now. */
  void advance(long bytesRead) {
    snapshots++;
    if (wanted && bar == null && snapshots == MANY) {
      bar = begin();
    }
    if (bar != null) {
      bar.setExtraMessage(snapshots + " snapshots").stepTo(bytesRead);
    }
  }

  /** Tells something without tearing the bar, which is drawn anew below. */
  void tell(String text) {
    err.println((bar == null ? "" : CLEAR_LINE) + text);
    err.flush();
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
        .setTaskName("push")
        .setInitialMax(totalBytes)
        .setUnit(" KiB", KIB)
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
