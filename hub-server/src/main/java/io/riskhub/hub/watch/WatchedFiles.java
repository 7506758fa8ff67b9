package io.riskhub.hub.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches small files for changes of their content. It reads them again and again: times and sizes
 * of files, and the events of file systems, miss links that are turned to another file, network
 * file systems, and two changes within one tick of a file's clock.
 */
public final class WatchedFiles implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedFiles.class);

  /** A change has to be seen twice, and has to hold within a second. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** A file that cannot be read; appearing and disappearing are changes, too. */
  private static final String UNREADABLE = "";

  private final Supplier<? extends Collection<Path>> files;
  private final Runnable changed;
  private final ScheduledFuture<?> looking;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watched-files").factory());

  private Map<Path, String> last;
  private Map<Path, String> told;

  private WatchedFiles(Supplier<? extends Collection<Path>> files, Runnable changed) {
    this.files = files;
    this.changed = changed;
    this.told = look();
    this.last = told;
    this.looking =
        watch.scheduleWithFixedDelay(
            this::compare, PAUSE.toNanos(), PAUSE.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Begins to watch. What was read before and changed since then is not noticed: begin, then read.
   *
   * @param files which ones to watch; asked anew each time, as a file may name another
   * @param changed is run on a thread of the watch when the content of one of them changed,
   *     appeared or disappeared, and then rested for a moment; what it throws is logged, and the
   *     watch goes on
   */
  public static WatchedFiles start(Supplier<? extends Collection<Path>> files, Runnable changed) {
    return new WatchedFiles(files, changed);
  }

  private void compare() {
    try {
      Map<Path, String> now = look();
      // What still changes may be half of what it is to be.
      boolean rests = now.equals(last);
      last = now;
      if (rests && !now.equals(told)) {
        told = now;
        changed.run();
      }
    } catch (RuntimeException e) {
      LOG.error("a change of {} could not be taken up", told.keySet(), e);
    }
  }

  private Map<Path, String> look() {
    Map<Path, String> digests = new TreeMap<>();
    files.get().forEach(file -> digests.put(file, digest(file)));
    return digests;
  }

  private static String digest(Path file) {
    try {
      return DigestUtils.sha256Hex(Files.readAllBytes(file));
    } catch (IOException e) {
      return UNREADABLE;
    }
  }

  /** Watches no longer; a change that is being taken up is finished first. */
  @Override
  public void close() {
    looking.cancel(false);
    watch.close();
  }
}
