package io.riskhub.hub.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Encrypts connections that were accepted, and nothing else. */
final class AcceptedSockets extends SSLSocketFactory {

  private final SSLSocketFactory sockets;
  private final SSLParameters parameters;
  private final int silenceMillis;

  /**
   * @param silence how long a caller may send nothing
   */
  AcceptedSockets(SSLSocketFactory sockets, SSLParameters parameters, Duration silence) {
    this.sockets = sockets;
    this.parameters = parameters;
    this.silenceMillis = Math.toIntExact(silence.toMillis());
  }

  /** The socket belongs to the new one, which closes it, whatever {@code autoClose} says. */
  @Override
  public Socket createSocket(Socket accepted, @Nullable InputStream consumed, boolean autoClose)
      throws IOException {
    accepted.setSoTimeout(silenceMillis);
    SSLSocket socket = (SSLSocket) sockets.createSocket(accepted, consumed, true);
    socket.setUseClientMode(false);
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose) {
    throw onlyAccepted();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw onlyAccepted();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw onlyAccepted();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw onlyAccepted();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
    throw onlyAccepted();
  }

  private static UnsupportedOperationException onlyAccepted() {
    return new UnsupportedOperationException("it is for connections that were accepted");
  }
}
