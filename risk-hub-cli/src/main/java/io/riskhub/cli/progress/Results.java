package io.riskhub.cli.progress;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard output, in UTF-8 whatever the locale says, as JSON has to be. It knows a reader who has
 * seen enough, such as {@code head}, from a full disk.
 */
public final class Results extends PrintWriter {

  private final Pipe pipe;

  private Results(Pipe pipe) {
    super(new OutputStreamWriter(pipe, StandardCharsets.UTF_8));
    this.pipe = pipe;
  }

  public static Results open() {
    return new Results(new Pipe(new FileOutputStream(FileDescriptor.out)));
  }

  /** Whether nobody reads any more what is written there. */
  public static boolean areUnread(PrintWriter out) {
    return out.checkError() && out instanceof Results results && results.pipe.closed;
  }

  /** Remembers what a writer does not tell. */
  private static final class Pipe extends FilterOutputStream {

    private volatile boolean closed;

    Pipe(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        closed = isClosedPipe(e);
        throw e;
      }
    }

    /** The system has a message for it, in the user's language. */
    private static boolean isClosedPipe(IOException e) {
      try {
        String end = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
        return end.startsWith("pipe:") || end.startsWith("socket:");
      } catch (IOException noSuchLink) {
        return "Broken pipe".equals(e.getMessage());
      }
    }
  }
}
