package io.riskhub.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.riskhub.cli.CommandRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service that watches cron jobs hears. */
class PingTest {

  @TempDir private static Path folder;
  private static MonitoredHub hub;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HttpServer service;
  private int status = 200;

  @BeforeAll
  static void start() {
    hub = MonitoredHub.start(folder);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @BeforeEach
  void listen() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        call -> {
          try (call) {
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(call.getRequestMethod() + " " + call.getRequestURI() + " " + body);
            call.sendResponseHeaders(status, -1);
          }
        });
    service.start();
  }

  @AfterEach
  void leave() {
    service.stop(0);
  }

  @Test
  void itHearsOfTheStartThenOfTheExitCodeWithTheOutput() {
    CommandRun run = hub.monitor("--world", "late", "--ping", url("/s3cret"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(heard).containsExactly("POST /s3cret/start ", "POST /s3cret/1 " + run.out());
    assertThat(run.err()).isEmpty();
  }

  @Test
  void jsonForAProgramIsStillWordsForTheService() {
    hub.monitor("--world", "fresh", "-o", "json", "--ping", url("/s3cret/?create=1"));

    assertThat(heard)
        .satisfiesExactly(
            start -> assertThat(start).isEqualTo("POST /s3cret/start?create=1 "),
            end -> assertThat(end).startsWith("POST /s3cret/0?create=1 RISKHUB OK: fresh"));
  }

  @Test
  void aServiceThatRefusesChangesNothingButIsRemarkedWithoutTheAddress() {
    status = 404;

    CommandRun run = hub.monitor("--world", "fresh", "--ping", url("/s3cret"));

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("the ping to 127.0.0.1 was answered 404")
        .doesNotContain("s3cret");
  }

  @Test
  void aServiceThatIsAwayChangesNothing() {
    String gone = url("/s3cret");
    service.stop(0);

    CommandRun run = hub.monitor("--world", "stale", "--ping", gone);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("the ping to 127.0.0.1 failed").doesNotContain("s3cret");
    assertThat(hub.monitor("--world", "fresh", "-q", "--ping", gone).err()).isEmpty();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + service.getAddress().getPort() + path;
  }
}
