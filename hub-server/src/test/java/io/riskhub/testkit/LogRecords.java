package io.riskhub.testkit;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class logs, line by line. */
public final class LogRecords implements AutoCloseable {

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final Logger logger;
  private final Handler handler = new Kept();

  private LogRecords(Class<?> type) {
    logger = Logger.getLogger(type.getName());
    logger.addHandler(handler);
  }

  /** Begins to listen to what {@code type} logs. */
  public static LogRecords of(Class<?> type) {
    return new LogRecords(type);
  }

  /** The next message, for which it waits. */
  public String next() throws InterruptedException {
    String message = messages.poll(20, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError(logger.getName() + " logged nothing more");
    }
    return message;
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
  }

  private final class Kept extends Handler {

    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord record) {
      messages.add(formatter.formatMessage(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
