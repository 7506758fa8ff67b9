package io.riskhub.hub.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.testkit.Await;
import io.riskhub.testkit.RunningHub;
import io.riskhub.tls.Certificates;
import io.riskhub.tls.Identity;
import io.riskhub.tls.TestCa;
import io.riskhub.tls.TlsContexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TlsReloadTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String HEALTH = "/health/live";

  @TempDir private Path folder;
  private TestCa ca;
  private TestCa.Pair pair;

  @BeforeEach
  void makeCertificates() {
    ca = TestCa.in(folder, "ca");
    pair = ca.issue("hub");
  }

  private RunningHub start(Optional<Path> clientCa, ClientAuth clientAuth) {
    return RunningHub.start(
        RunningHub.withTls(
            RunningHub.config(folder),
            new TlsFiles(pair.certFile(), pair.keyFile(), clientCa, clientAuth)),
        Clock.systemUTC());
  }

  @Test
  void holdsForNewConnectionsAndFailsNoRequestUnderLoad() throws Exception {
    try (RunningHub hub = start(Optional.empty(), ClientAuth.NONE);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      URI uri = hub.baseUri();
      SSLContext client = TlsContexts.trusting(ca.certFile());
      X509Certificate first = TlsCall.get(client, uri, HEALTH).server();
      AtomicBoolean stop = new AtomicBoolean();
      AtomicInteger answered = new AtomicInteger();
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        callers.add(threads.submit(() -> callAnew(client, uri, stop, answered)));
        callers.add(threads.submit(() -> callOn(client, uri, stop, answered)));
      }

      for (String name : List.of("second", "third")) {
        Await.until(SOON, () -> answered.get() > 200);
        replaceWith(ca.issue(name));
        Await.until(SOON, () -> server(client, uri).equals("CN=" + name));
        answered.set(0);
      }
      Await.until(SOON, () -> answered.get() > 200);
      stop.set(true);
      for (Future<?> caller : callers) {
        caller.get();
      }

      assertThat(TlsCall.get(client, uri, HEALTH).server()).isNotEqualTo(first);
    }
  }

  /** Each question over a new connection. */
  private static void callAnew(
      SSLContext client, URI hub, AtomicBoolean stop, AtomicInteger answered) {
    while (!stop.get()) {
      try {
        assertThat(TlsCall.get(client, hub, HEALTH).isOk()).isTrue();
        answered.incrementAndGet();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** All questions over one connection, which outlives the certificate it was made with. */
  private static void callOn(
      SSLContext client, URI hub, AtomicBoolean stop, AtomicInteger answered) {
    try (SSLSocket socket = TlsCall.connect(client, hub)) {
      while (!stop.get()) {
        socket
            .getOutputStream()
            .write(
                "GET /health/none HTTP/1.1\r\nHost: hub\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        byte[] answer = new byte[16 << 10];
        int length = socket.getInputStream().read(answer);
        assertThat(length).isPositive();
        assertThat(new String(answer, 0, length, StandardCharsets.US_ASCII))
            .startsWith("HTTP/1.1 404");
        answered.incrementAndGet();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isRefusedOfFilesThatCannotBeUsedAndToldOnce() throws IOException {
    List<String> told = new CopyOnWriteArrayList<>();
    Logger logger = Logger.getLogger(ServerTls.class.getName());
    Handler handler = collector(told);
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try (RunningHub hub = start(Optional.empty(), ClientAuth.NONE)) {
      SSLContext client = TlsContexts.trusting(ca.certFile());

      Files.writeString(pair.certFile(), Files.readString(ca.issue("other").certFile()));
      Await.until(SOON, () -> told.size() == 1);
      assertThat(told.getFirst())
          .startsWith("the certificates that were read before still hold: ")
          .contains("hub.key is not the key of the certificate");
      assertThat(server(client, hub.baseUri())).isEqualTo("CN=hub");

      Files.writeString(pair.keyFile(), "-----BEGIN PRIVATE KEY-----\nMIGH");
      Await.until(SOON, () -> told.size() == 2);
      assertThat(told.getLast()).contains("holds no private key").doesNotContain("MIGH");
      assertThat(server(client, hub.baseUri())).isEqualTo("CN=hub");

      replaceWith(ca.issue("second"));
      Await.until(SOON, () -> server(client, hub.baseUri()).equals("CN=second"));
      assertThat(told.size()).isLessThanOrEqualTo(3);
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
  }

  @Test
  void endsTheTrustInACaAlsoForWhoCouldResumeASession() throws IOException {
    TestCa before = TestCa.in(folder, "before");
    Path trusted = Files.copy(before.certFile(), folder.resolve("trusted.crt"));
    try (RunningHub hub = start(Optional.of(trusted), ClientAuth.REQUIRED)) {
      SSLContext old = as(before.issue("old"));
      assertThat(TlsCall.get(old, hub.baseUri(), HEALTH).isOk()).isTrue();

      TestCa after = TestCa.in(folder, "after");
      replace(after.certFile(), trusted);
      SSLContext fresh = as(after.issue("fresh"));

      Await.until(SOON, () -> isAnswered(fresh, hub.baseUri()));
      // The same context as before, and with it the session.
      assertThatThrownBy(() -> TlsCall.get(old, hub.baseUri(), HEALTH))
          .isInstanceOf(IOException.class);
    }
  }

  private static boolean isAnswered(SSLContext client, URI hub) {
    try {
      return TlsCall.get(client, hub, HEALTH).isOk();
    } catch (IOException e) {
      return false;
    }
  }

  private static String server(SSLContext client, URI hub) {
    try {
      return TlsCall.get(client, hub, HEALTH).server().getSubjectX500Principal().getName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One file after the other, as most tools do it. */
  private void replaceWith(TestCa.Pair other) throws IOException {
    replace(other.certFile(), pair.certFile());
    replace(other.keyFile(), pair.keyFile());
  }

  private static void replace(Path from, Path to) throws IOException {
    Path temporary = Files.copy(from, to.resolveSibling("temporary"));
    Files.move(temporary, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private SSLContext as(TestCa.Pair client) {
    return TlsContexts.of(
        Optional.of(Identity.read(client.certFile(), client.keyFile(), Instant.now())),
        Certificates.read(ca.certFile()));
  }

  private static Handler collector(List<String> told) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        told.add(new SimpleFormatter().formatMessage(line));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
