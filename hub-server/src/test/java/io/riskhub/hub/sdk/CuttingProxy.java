package io.riskhub.hub.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a hub, and resets every connection after some bytes, in one direction
 * or the other. Where it cuts is random, by a seed.
 */
final class CuttingProxy implements AutoCloseable {

  private static final int BACKLOG = 50;
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final URI hub;
  private final int longest;
  private final Random random;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger cuts = new AtomicInteger();

  /**
   * @param longest how many bytes may pass in a direction before the cut
   */
  CuttingProxy(URI hub, int longest, long seed) {
    this.hub = hub;
    this.longest = longest;
    this.random = new Random(seed);
    try {
      listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** The hub, through this. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** How many connections were reset so far. */
  int cuts() {
    return cuts.get();
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
        Socket client = listener.accept();
        Socket server = new Socket(hub.getHost(), hub.getPort());
        open.add(client);
        open.add(server);
        // Drawn here, by one thread, so that a seed gives the same series of cuts.
        boolean inAnswer = random.nextBoolean();
        int after = random.nextInt(longest);
        Thread.ofVirtual().start(() -> copy(client, server, inAnswer ? UNLIMITED : after));
        Thread.ofVirtual().start(() -> copy(server, client, !inAnswer ? UNLIMITED : after));
      }
    } catch (IOException e) {
      // The listener was closed: the test is over.
      open.clear();
    }
  }

  /** Hands on at most so many bytes, and then ends both connections. */
  private void copy(Socket from, Socket to, int limit) {
    byte[] buffer = new byte[1 << 10];
    int left = limit;
    try {
      InputStream in = from.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        to.getOutputStream().write(buffer, 0, Math.min(read, left));
        if (read > left) {
          cuts.incrementAndGet();
          break;
        }
        left -= limit == UNLIMITED ? 0 : read;
      }
    } catch (IOException e) {
      // One side is gone already, and so is the other below.
    } finally {
      reset(from);
      reset(to);
    }
  }

  private void reset(Socket socket) {
    try {
      // No farewell: what was under way is lost, as when a machine dies.
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.remove(socket);
    }
  }
}
