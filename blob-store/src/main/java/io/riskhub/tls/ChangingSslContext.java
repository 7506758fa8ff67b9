package io.riskhub.tls;

import java.security.SecureRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A context whose certificates may change: every new connection goes by the one that holds then. A
 * context of its own for each change also forgets the sessions of those that are no longer trusted,
 * who could resume them otherwise.
 */
public final class ChangingSslContext extends SSLContext {

  /** One whose connections are those of {@code current}. */
  public ChangingSslContext(Supplier<SSLContext> current) {
    this(current, SSLContext::getSocketFactory);
  }

  /**
   * The same with another way to make sockets.
   *
   * @param sockets makes a factory for the context that holds
   */
  public ChangingSslContext(
      Supplier<SSLContext> current, Function<SSLContext, SSLSocketFactory> sockets) {
    super(new Delegation(current, sockets), null, "TLS");
  }

  private static final class Delegation extends SSLContextSpi {

    private final Supplier<SSLContext> current;
    private final Function<SSLContext, SSLSocketFactory> sockets;

    Delegation(Supplier<SSLContext> current, Function<SSLContext, SSLSocketFactory> sockets) {
      this.current = current;
      this.sockets = sockets;
    }

    @Override
    protected void engineInit(
        KeyManager @Nullable [] keys,
        TrustManager @Nullable [] trust,
        @Nullable SecureRandom random) {
      throw new UnsupportedOperationException("it is made of contexts that are complete");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return sockets.apply(current.get());
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return current.get().getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return current.get().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return current.get().createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return current.get().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return current.get().getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return current.get().getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return current.get().getSupportedSSLParameters();
    }
  }
}
