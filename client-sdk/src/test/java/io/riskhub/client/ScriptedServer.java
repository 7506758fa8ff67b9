package io.riskhub.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP server that misbehaves as it is told, down to the byte, as no real hub can be asked to.
 * Answers in the order in which they were added; what is asked beyond that is not answered.
 */
final class ScriptedServer implements AutoCloseable {

  private static final int BACKLOG = 50;

  private final ServerSocket listener;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  ScriptedServer() {
    try {
      listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** What was asked. */
  record Request(String line, String head, String body) {

    /** The first value of a header, or an empty text. */
    String header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .findFirst()
          .orElse("");
    }
  }

  /** What is done about a request. */
  interface Answer {
    void to(Socket caller) throws IOException;
  }

  /** A whole answer. */
  static Answer status(int status, String body, String... headers) {
    return caller -> send(caller, message(status, body, headers));
  }

  /** The hub's answer to a push or a question for one snapshot. */
  static Answer ok(String body, String... headers) {
    return status(200, body, headers);
  }

  /** The first bytes of an answer, and then a connection that is reset. */
  static Answer cut(int bytes, int status, String body) {
    return caller -> {
      send(caller, Arrays.copyOf(message(status, body), bytes));
      caller.setSoLinger(true, 0);
      caller.close();
    };
  }

  /** The first bytes of an answer, and then nothing for ever. */
  static Answer stall(int bytes, int status, String body) {
    return caller -> send(caller, Arrays.copyOf(message(status, body), bytes));
  }

  void then(Answer... more) {
    answers.addAll(List.of(more));
  }

  List<Request> requests() {
    return requests;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket caller = listener.accept();
        open.add(caller);
        Thread.ofVirtual().start(() -> serve(caller));
      }
    } catch (IOException e) {
      // The listener was closed: the test is over.
      open.clear();
    }
  }

  private void serve(Socket caller) {
    try {
      InputStream in = new BufferedInputStream(caller.getInputStream());
      while (!caller.isClosed()) {
        requests.add(read(in));
        Answer answer = answers.poll();
        if (answer != null) {
          answer.to(caller);
        }
      }
    } catch (IOException e) {
      // The caller went away.
      open.remove(caller);
    }
  }

  private static Request read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    Request request = new Request(text.lines().findFirst().orElse(""), text, "");
    String length = request.header("Content-Length");
    byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
    return new Request(request.line(), text, new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] message(int status, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Because\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    message.writeBytes(bytes);
    return message.toByteArray();
  }

  private static void send(Socket caller, byte[] bytes) throws IOException {
    OutputStream out = caller.getOutputStream();
    out.write(bytes);
    out.flush();
  }
}
