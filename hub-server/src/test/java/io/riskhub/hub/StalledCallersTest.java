package io.riskhub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.contract.StoreFixture;
import io.riskhub.blob.file.FileStoreFixture;
import io.riskhub.hub.http.HttpLimits;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers that ask for much and read nothing of it. */
@Timeout(120)
class StalledCallersTest extends HubOnRealStore {

  /** What the sockets' buffers of both sides do not hold. */
  private static final int PAIRS = 400_000;

  private final List<Socket> sockets = new ArrayList<>();

  @Override
  StoreFixture fixture(Path folder) throws IOException {
    return new FileStoreFixture(folder);
  }

  @Override
  HttpLimits limits() {
    HttpLimits usual = HttpLimits.DEFAULT;
    return new HttpLimits(
        usual.maxBodyBytes(),
        usual.maxHeaderBytes(),
        usual.requestTimeout(),
        Duration.ofSeconds(1),
        usual.idleTimeout(),
        usual.maxConnections(),
        usual.maxRequests(),
        usual.shutdownGrace());
  }

  @AfterEach
  void closeSockets() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void doNotKeepOthersFromExpandingAndAreCutOff() throws IOException {
    BlobRef ref = put("covariance", covariance(PAIRS));
    assertThat(push("v1", "\"covariance_ref\":\"" + ref + "\"").statusCode()).isEqualTo(200);

    for (int i = 0; i < 40; i++) {
      askAndStall(LATEST + "?expand=true");
    }

    assertThat(get(LATEST + "?expand=true").statusCode()).isEqualTo(200);
    assertThat(sockets).allSatisfy(StalledCallersTest::awaitTheEnd);
    Await.until(Duration.ofSeconds(20), () -> store.openStreams() == 0);
  }

  @Test
  void areCutOffFromLists() throws IOException {
    String stress = "\"stress\":{\"memo\":\"" + "x".repeat(800_000) + "\"}";
    for (int i = 0; i < 10; i++) {
      assertThat(push("v" + i, stress).statusCode()).isEqualTo(200);
    }

    askAndStall(Caller.snapshots("us-tech") + "?limit=1000");

    assertThat(sockets).allSatisfy(StalledCallersTest::awaitTheEnd);
  }

  /** One behind the other, they fill the sockets' buffers as well as a long one. */
  @Test
  void areCutOffFromManyShortAnswers() throws IOException {
    ByteBuffer requests =
        StandardCharsets.US_ASCII.encode(
            "GET /health/live HTTP/1.1\r\nHost: hub\r\n\r\n".repeat(1_000));
    URI uri = hub.caller().request("/health/live").build().uri();
    try (SocketChannel caller = SocketChannel.open()) {
      caller.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
      caller.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
      caller.configureBlocking(false);

      Await.until(Duration.ofSeconds(30), () -> !takes(caller, requests));
    }
  }

  /** Sends as much as the hub takes, and the next time what follows; whether it still listens. */
  private static boolean takes(SocketChannel hub, ByteBuffer bytes) {
    try {
      int sent = 1;
      while (sent > 0) {
        sent = hub.write(bytes);
        if (!bytes.hasRemaining()) {
          bytes.rewind();
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns when the answer has begun. */
  private void askAndStall(String path) throws IOException {
    URI uri = hub.caller().request(path).build().uri();
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
    String request = "GET %s HTTP/1.1\r\nHost: hub\r\n\r\n".formatted(path);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    assertThat(socket.getInputStream().read()).isEqualTo('H');
  }

  /** Reading would be taking; what is written to a closed connection is refused. */
  private static void awaitTheEnd(Socket socket) {
    Await.until(
        Duration.ofSeconds(20),
        () -> {
          try {
            socket.getOutputStream().write('\n');
            return false;
          } catch (IOException e) {
            return true;
          }
        });
  }
}
