package io.riskhub.hub.access;

import io.riskhub.hub.watch.WatchedFiles;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens that count now. They follow the files they stand in; what cannot be used there leaves
 * those that counted before.
 */
public final class LiveTokens implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveTokens.class);

  private final TokenSource source;
  private final WatchedFiles watch;
  private volatile Set<Path> files;
  private volatile Tokens current;
  private boolean isBroken;

  /**
   * Begins to follow.
   *
   * @throws IllegalArgumentException when the source has no usable tokens to begin with
   */
  public LiveTokens(TokenSource source) {
    this.source = source;
    this.files = source.read().files();
    // What changes between the two readings is in the second, or is noticed by the watch.
    this.watch = WatchedFiles.start(() -> files, this::readAgain);
    try {
      // The watch waits for it: else an older reading could be taken after a newer one.
      synchronized (this) {
        switch (source.read()) {
          case TokenSource.Reading.Usable usable -> {
            files = usable.files();
            current = usable.tokens();
          }
          case TokenSource.Reading.Broken broken ->
              throw new IllegalArgumentException(String.join("; ", broken.problems()));
        }
      }
    } catch (RuntimeException e) {
      watch.close();
      throw e;
    }
  }

  /** Those that count at this moment. */
  public Tokens current() {
    return current;
  }

  private synchronized void readAgain() {
    TokenSource.Reading reading = source.read();
    files = reading.files();
    switch (reading) {
      case TokenSource.Reading.Usable usable -> {
        if (isBroken) {
          // As loud as what it takes back.
          LOG.warn("the files of the tokens can be used again");
        }
        isBroken = false;
        take(usable.tokens());
      }
      case TokenSource.Reading.Broken broken -> {
        isBroken = true;
        LOG.warn(
            "the tokens stay as they were, because their files cannot be used now: {}",
            String.join("; ", broken.problems()));
      }
    }
  }

  private void take(Tokens next) {
    Tokens before = current;
    if (next.equals(before)) {
      return;
    }
    if (next.isEmpty()) {
      LOG.warn(
          "the tokens stay as they were: without any, everyone could do all; restart the hub if that"
              + " is wanted");
      return;
    }
    current = next;
    LOG.info("the tokens that count now: {}{}", names(next), gone(before, next));
  }

  private static String gone(Tokens before, Tokens next) {
    Set<String> secrets = next.all().stream().map(Token::sha256).collect(Collectors.toSet());
    Set<String> gone = new TreeSet<>();
    before.all().stream()
        .filter(token -> !secrets.contains(token.sha256()))
        .map(Token::name)
        .forEach(gone::add);
    return gone.isEmpty() ? "" : "; gone is a secret of: " + String.join(", ", gone);
  }

  private static String names(Tokens tokens) {
    return tokens.all().stream()
        .map(Token::name)
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.joining(", "));
  }

  /** Follows no longer. */
  @Override
  public void close() {
    watch.close();
  }
}
