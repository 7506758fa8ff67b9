package io.riskhub.hub.redis.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Stands before a real Redis 6.2, whose version it makes 6.1 in what comes back. */
final class AgedRedis implements AutoCloseable {

  private static final int LARGEST_ANSWER = 64 << 10;

  private final ServerSocket listener;
  private final URI target;

  private AgedRedis(URI target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::forwardOne);
  }

  static AgedRedis before(URI redis) throws IOException {
    return new AgedRedis(redis);
  }

  URI uri() {
    return URI.create("redis://127.0.0.1:" + listener.getLocalPort());
  }

  private void forwardOne() {
    try (Socket client = listener.accept();
        Socket redis = new Socket(target.getHost(), target.getPort())) {
      Thread.ofVirtual().start(() -> ask(client, redis));
      OutputStream back = client.getOutputStream();
      byte[] answer = new byte[LARGEST_ANSWER];
      for (int n = redis.getInputStream().read(answer);
          n >= 0;
          n = redis.getInputStream().read(answer)) {
        String text = new String(answer, 0, n, ISO_8859_1);
        back.write(text.replace("redis_version:6.2", "redis_version:6.1").getBytes(ISO_8859_1));
      }
    } catch (IOException e) {
      // The probe has ended.
    }
  }

  private static void ask(Socket client, Socket redis) {
    try {
      client.getInputStream().transferTo(redis.getOutputStream());
      redis.shutdownOutput();
    } catch (IOException e) {
      // The probe has ended.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
