package io.riskhub.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a hub and its database, and can take the database out of reach. */
public final class TcpForwarder implements AutoCloseable {

  private static final int BACKLOG = 50;

  private final URI target;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private TcpForwarder(URI target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** Forwards to the server of {@code dsn}. */
  public static TcpForwarder to(String dsn) {
    try {
      return new TcpForwarder(URI.create(dsn));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The DSN of the same database through this. */
  public String dsn() {
    return target
        .toString()
        .replace(
            "@" + target.getAuthority().split("@", 2)[1], "@127.0.0.1:" + listener.getLocalPort());
  }

  /** Ends all connections, and every new one at once. */
  public void cut() {
    cut = true;
    open.forEach(TcpForwarder::end);
  }

  /** Forwards again. */
  public void restore() {
    cut = false;
  }

  @Override
  public void close() {
    cut();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        forward(listener.accept());
      }
    } catch (IOException e) {
      // The listener was closed.
      cut();
    }
  }

  private void forward(Socket client) {
    open.add(client);
    try {
      Socket server = new Socket(target.getHost(), target.getPort());
      open.add(server);
      Thread.ofVirtual().start(() -> copy(client, server));
      Thread.ofVirtual().start(() -> copy(server, client));
    } catch (IOException e) {
      end(client);
    }
    // After both are known: whoever cuts meanwhile ends them, or it is seen here.
    if (cut) {
      open.forEach(TcpForwarder::end);
    }
  }

  private void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two is gone, and so is the other below.
    } finally {
      end(from);
      end(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
