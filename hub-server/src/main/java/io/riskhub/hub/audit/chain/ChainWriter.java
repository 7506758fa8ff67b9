package io.riskhub.hub.audit.chain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds lines to a chain. For one thread, which nobody interrupts: an interrupt closes the file.
 *
 * <p>When adding fails, none of the lines counts, and what of them reached the file is overwritten
 * by the next ones; where the file is gone, these begin another one. The directory is never made
 * again: a disk that is missing must not be hidden by one that is not it.
 */
public final class ChainWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChainWriter.class);

  /** The action of the first line of every file. */
  public static final String FILE_ACTION = "audit_file";

  private final ChainSettings settings;
  private final ChainFiles files;
  private final ChainLock lock;
  private final Function<String, ObjectNode> remarks;
  private final ObjectNode found;
  private ChainHead head;
  private @Nullable OpenFile file;
  private boolean failed;

  private ChainWriter(
      ChainSettings settings,
      ChainFiles files,
      ChainLock lock,
      Function<String, ObjectNode> remarks,
      ChainStart start)
      throws IOException {
    this.settings = settings;
    this.files = files;
    this.lock = lock;
    this.remarks = remarks;
    this.found = start.found();
    this.head = start.head();
    if (start.file().isPresent()) {
      file = start.open();
    } else {
      begin(start.number());
    }
  }

  /**
   * Opens a chain to write on, or begins one; makes the directory if it is missing.
   *
   * @param remarks begins a line of the chain's own, of a given action
   * @throws IOException when that cannot be done, or another process writes it
   */
  public static ChainWriter open(ChainSettings settings, Function<String, ObjectNode> remarks)
      throws IOException {
    ChainFiles files = new ChainFiles(settings.directory(), settings.name());
    files.makeDirectory();
    ChainLock lock = ChainLock.take(files.lock());
    try {
      return new ChainWriter(
          settings, files, lock, remarks, ChainStart.of(files, settings.name(), settings.hash()));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** What was unusual about the chain when it was opened; to be told in its next line. */
  public ObjectNode found() {
    return found;
  }

  /** The last line. */
  public ChainHead head() {
    return head;
  }

  /** Adds a line for each of {@code records}; they are durable when this returns. */
  public void append(List<ObjectNode> records) throws IOException {
    if (failed) {
      recover();
    }
    failed = true;
    write(records);
    failed = false;
  }

  private void write(List<ObjectNode> records) throws IOException {
    OpenFile current = open();
    Lines lines = new Lines(records);
    if (current.length() + lines.bytes.length > settings.maxFileBytes()) {
      LOG.info("the audit goes on in another file; {} ends at {}", current.name(), head);
      begin(files.number(current.path()) + 1);
      current = open();
      lines = new Lines(records);
    }
    current.append(lines.bytes, settings.sync());
    head = new ChainHead(head.chain(), current.name(), lines.last.seq(), lines.last.hash());
    files.writeHead(head);
  }

  private OpenFile open() throws IOException {
    OpenFile current = file;
    if (current == null) {
      throw new IOException("the audit has no file");
    }
    return current;
  }

  /** The lines of some records behind the present head. */
  private final class Lines {
    private final byte[] bytes;
    private ChainHead last = head;

    Lines(List<ObjectNode> records) {
      StringBuilder text = new StringBuilder();
      for (ObjectNode record : records) {
        ChainLine.Next line = ChainLine.after(last, record, settings.hash());
        text.append(line.text()).append('\n');
        last = line.head();
      }
      bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** Begins a file, with a line that says which. */
  private void begin(int number) throws IOException {
    String name = String.valueOf(files.file(number).getFileName());
    Lines lines = new Lines(List.of(remarks.apply(FILE_ACTION).put("file", name)));
    files.create(files.file(number), lines.bytes, settings.sync());
    closeFile();
    file = OpenFile.at(files.file(number), lines.bytes.length);
    head = new ChainHead(head.chain(), name, lines.last.seq(), lines.last.hash());
    files.writeHead(head);
  }

  private void recover() throws IOException {
    if (!Files.isDirectory(files.directory())) {
      throw new NotDirectoryException(files.directory() + " is gone; put it back or make it");
    }
    lock.renew();
    OpenFile before = open();
    if (before.isStillThere()) {
      closeFile();
      file = OpenFile.at(before.path(), before.length());
    } else {
      begin(files.number(before.path()) + 1);
    }
  }

  private void closeFile() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  @Override
  public void close() throws IOException {
    LOG.info("the audit {} ends at {}", head.chain(), head);
    try (lock) {
      closeFile();
    }
  }
}
