package io.riskhub.hub.tls;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * What became of a question over a connection of its own.
 *
 * @param protocol what was agreed upon, such as {@code TLSv1.3}
 * @param server the server's certificate
 * @param answer all of it
 */
record TlsCall(String protocol, X509Certificate server, String answer) {

  private static final int PATIENCE_MILLIS = 20_000;

  /** Asks for {@code path}. */
  static TlsCall get(SSLContext context, URI hub, String path, String... protocols)
      throws IOException {
    try (SSLSocket socket = connect(context, hub)) {
      if (protocols.length > 0) {
        socket.setEnabledProtocols(protocols);
      }
      socket.startHandshake();
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n"
                  .formatted(path)
                  .getBytes(StandardCharsets.US_ASCII));
      return new TlsCall(
          socket.getSession().getProtocol(),
          (X509Certificate) socket.getSession().getPeerCertificates()[0],
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A connection on which nothing was said yet. */
  static SSLSocket connect(SSLContext context, URI hub) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(hub.getHost(), hub.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  boolean isOk() {
    return answer.startsWith("HTTP/1.1 200");
  }
}
