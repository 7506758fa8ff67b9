package io.riskhub.cli.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as no healthy hub does: below {@code /401} always 401, and so on. */
final class TroubledServer implements AutoCloseable {

  private static final String PROBLEM = "application/problem+json";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);

  private TroubledServer(HttpServer server) {
    this.server = server;
  }

  static TroubledServer start() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TroubledServer troubled = new TroubledServer(http);
    http.setExecutor(troubled.threads);
    for (int status : new int[] {400, 401, 403, 500, 503}) {
      String detail =
          "{\"status\":%d,\"detail\":\"it is | %d\",\"request_id\":\"r-7\"}"
              .formatted(status, status);
      http.createContext("/" + status, call -> answer(call, status, PROBLEM, detail));
    }
    http.createContext("/html", call -> answer(call, 200, "text/html", "<html>log in</html>"));
    http.createContext("/cut", call -> answer(call, 200, "application/json", "{\"worlds\":[{"));
    http.createContext("/other", call -> answer(call, 200, "application/json", "{\"a\":1}"));
    String elsewhere =
        "{\"world_id\":\"x\",\"version\":\"v1\",\"as_of\":\"2025-01-01\",\"ttl_sec\":900,"
            + "\"created_at\":\"2025-01-01T00:00:00Z\",\"weights\":{\"A\":1.0},\"hash\":\"blake3:"
            + "0".repeat(64)
            + "\",\"provenance\":{\"actor\":\"gateway\",\"stage\":\"live\"}}";
    http.createContext("/elsewhere", call -> answer(call, 200, "application/json", elsewhere));
    http.createContext("/foreign", call -> answer(call, 404, "text/html", "<h1>none</h1>"));
    http.createContext("/moved", call -> answer(call, 302, "text/html", ""));
    http.createContext("/closed", HttpExchange::close);
    http.createContext("/slow", call -> troubled.waitForTheEnd());
    http.createContext("/half", troubled::beginAndWait);
    http.start();
    return troubled;
  }

  /** Where the answers are of one kind. */
  String at(String kind) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + kind;
  }

  private static void answer(HttpExchange call, int status, String type, String body)
      throws IOException {
    try (call) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      call.getResponseHeaders().set("Content-Type", type);
      call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      call.getResponseBody().write(bytes);
    }
  }

  private void beginAndWait(HttpExchange call) throws IOException {
    call.sendResponseHeaders(200, 0);
    OutputStream body = call.getResponseBody();
    body.write('{');
    body.flush();
    waitForTheEnd();
  }

  private void waitForTheEnd() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
