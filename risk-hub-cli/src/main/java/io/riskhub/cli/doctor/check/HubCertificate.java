package io.riskhub.cli.doctor.check;

import io.riskhub.hub.probe.Finding;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The certificate that callers of a hub are shown, be it the hub's own or that of a proxy. It is
 * looked at and not trusted: nothing is sent.
 */
public final class HubCertificate {

  private static final String SUBJECT = "hub.certificate";
  private static final int DEFAULT_PORT = 443;

  private final URI hub;
  private final Duration patience;
  private final Clock clock;

  /**
   * @param patience how long to wait for an answer
   */
  public HubCertificate(URI hub, Duration patience, Clock clock) {
    this.hub = hub;
    this.patience = patience;
    this.clock = clock;
  }

  public Check check() {
    return new Check(SUBJECT, hub.toString(), this::look);
  }

  /** Finds nothing when none is shown, of which others tell. */
  private void look(List<Finding> findings) {
    shown()
        .map(
            certificate ->
                CertificateTerm.of(
                    SUBJECT, "the certificate of " + hub, certificate, clock.instant()))
        .ifPresent(findings::add);
  }

  private Optional<X509Certificate> shown() {
    Witness witness = new Witness();
    // To connect, and to hear something.
    int millis = Math.toIntExact(patience.dividedBy(2).toMillis());
    try (Socket plain = new Socket()) {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {witness}, null);
      int port = hub.getPort() < 0 ? DEFAULT_PORT : hub.getPort();
      plain.connect(new InetSocketAddress(hub.getHost(), port), millis);
      plain.setSoTimeout(millis);
      try (SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, hub.getHost(), port, true)) {
        socket.startHandshake();
      }
    } catch (IOException e) {
      // A hub that wants a certificate of the caller has shown its own before.
      return Optional.ofNullable(witness.seen.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return Optional.ofNullable(witness.seen.get());
  }

  /** Remembers whom it saw. */
  private static final class Witness implements X509TrustManager {

    private final AtomicReference<X509Certificate> seen = new AtomicReference<>();

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
      seen.set(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
      throw new UnsupportedOperationException("it is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
